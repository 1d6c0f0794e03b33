/** Which repositories and tags are meant. */
export interface Choice {
  repository: (name: string) => boolean;
  tag: (repository: string, tag: string) => boolean;
  /** Whether all tags of a repository are meant. */
  allTags: (repository: string) => boolean;
}

/**
 * `--match` patterns, `REPOSITORY[:TAG]`: `*` and `?` stay within one part of a name, `**` does not. Without patterns
 * everything is meant; a repository is meant by each pattern of its own.
 */
export function choiceOf(patterns: readonly string[]): Choice {
  if (patterns.length === 0) return { repository: () => true, tag: () => true, allTags: () => true };
  const read = patterns.map((pattern) => {
    const [repository = "", tag = "**"] = pattern.split(":");
    return { repository: globOf(repository), tag: globOf(tag), all: /^\*+$/.test(tag) };
  });
  return {
    repository: (name) => read.some((pattern) => pattern.repository.test(name)),
    allTags: (name) => read.some((pattern) => pattern.all && pattern.repository.test(name)),
    tag: (name, tag) => read.some((pattern) => pattern.repository.test(name) && pattern.tag.test(tag)),
  };
}

/** Stars in a row are one: nothing in the expression can be tried in two ways. */
function globOf(glob: string): RegExp {
  const parts = glob.match(/\*+|\?|[^*?]+/g) ?? [];
  const source = parts.map((part) => {
    if (part === "*") return "[^/]*";
    if (part.startsWith("*")) return ".*";
    if (part === "?") return "[^/]";
    return part.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${source.join("")}$`, "s");
}

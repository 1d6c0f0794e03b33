const VERSIONS = new Intl.Collator("en", { numeric: true });

/** At most so many tags: `latest`, then those of the highest versions. `left` says how many others there are. */
export function chosenTags(tags: readonly string[], most: number): { chosen: string[]; left: number } {
  if (tags.length <= most) return { chosen: [...tags], left: 0 };
  const ordered = [...tags].sort((a, b) => rank(a) - rank(b) || VERSIONS.compare(b, a));
  return { chosen: ordered.slice(0, most), left: tags.length - most };
}

const rank = (tag: string): number => (tag === "latest" ? 0 : 1);

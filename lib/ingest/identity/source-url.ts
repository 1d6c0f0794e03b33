const SCHEME = /^(?:git\+)?(?:https?|ssh|git|file):\/\//i;
/** `git@host:team/app.git`: the short form of ssh; a single letter before the colon would be a Windows drive. */
const SCP = /^(?:[^@/\s]+@)?([a-z0-9.-]{2,}):(?!\d+\/)([^\s]+)$/i;
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;
/** What forges put between repository and branch: `/tree/main`, `/-/blob/main/x`, `/src/branch/main`, `/commit/…`. */
const INTO_TREE = /\/(?:-\/)?(?:tree|blob|commit|commits|src\/(?:branch|commit|tag))\/.*$/;
const DEFAULT_PORT = /:(?:22|80|443|9418)$/;

/**
 * The one name of a code repository: `host/team/app`, without scheme, credentials, `.git`, branch, query and
 * default port. Host lower case; the path keeps its case, for some forges tell it apart.
 *
 * @returns null for what is no repository URL (a path, `.`, a bare word): the caller names the source otherwise
 */
export function sourceName(text: string): string | null {
  const trimmed = text.trim();
  const located = locate(trimmed);
  if (!located) return null;
  const host = located.host.toLowerCase().replace(DEFAULT_PORT, "");
  const plain = located.path
    .replace(/[?#].*$/, "")
    .replace(/@[^/]*$/, "")
    .replace(INTO_TREE, "");
  const path = plain
    .replace(/\/+/g, "/")
    .replace(/^\/|\/$/g, "")
    .replace(/\.git$/i, "");
  return HOST.test(host) && path !== "" && !path.split("/").includes("..") ? `${host}/${path}` : null;
}

function locate(text: string): { host: string; path: string } | null {
  if (SCHEME.test(text)) return split(text.replace(SCHEME, ""));
  const scp = SCP.exec(text);
  if (scp) return { host: scp[1] ?? "", path: scp[2] ?? "" };
  // Already normal: a host name with a dot, then at least owner and name.
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/[^/\s]+\/\S+$/i.test(text) ? split(text) : null;
}

function split(rest: string): { host: string; path: string } | null {
  const slash = rest.indexOf("/");
  if (slash < 0 || /\s/.test(rest)) return null;
  const authority = rest.slice(0, slash);
  return { host: authority.slice(authority.lastIndexOf("@") + 1), path: rest.slice(slash + 1) };
}

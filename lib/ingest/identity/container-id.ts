const RUNTIME = /^[a-z][a-z0-9+.-]*:\/\//i;
const ID = /^[0-9a-f]{12,64}$/;
const SHORT = 12;

/**
 * A container id without its runtime prefix (`containerd://…`, `docker://…`), lower case.
 *
 * @returns 12 to 64 hex digits, or null for what is no container id
 */
export function containerId(text: string): string | null {
  const id = text.trim().replace(RUNTIME, "").toLowerCase();
  return ID.test(id) ? id : null;
}

/**
 * Finds the container an id speaks of among the full ids of one host: the same id, else the only one of which it
 * is a prefix (tools print twelve digits), else the only one that is a prefix of it (a short id recorded earlier).
 *
 * @returns the known id, or null when there is none or more than one
 */
export function matchContainer(text: string, idsOfHost: Iterable<string>): string | null {
  const id = containerId(text);
  if (id === null) return null;
  const known = [...idsOfHost];
  if (known.includes(id)) return id;
  const longer = known.filter((other) => other.startsWith(id));
  if (longer.length > 0) return longer.length === 1 ? (longer[0] ?? null) : null;
  const shorter = known.filter((other) => other.length >= SHORT && id.startsWith(other));
  return shorter.length === 1 ? (shorter[0] ?? null) : null;
}

const ARCHIVE = /\.(tar|tar\.gz|tgz|tar\.xz|tar\.zst|tar\.bz2|json|sif)$/i;
const OS_SUFFIX = /^(.+) \(([^()\s]+(?: [^()\s]+)*) ([^()\s]+)\)$/;

/** True where a scanner was pointed at a file or directory, so that the name is no image reference. */
export function isPath(name: string): boolean {
  return (
    name === "." || name === ".." || /^(\.{0,2}[/\\]|~\/|[A-Za-z]:\\|file:)/.test(name) || ARCHIVE.test(name)
  );
}

export interface OsTarget {
  name: string;
  family: string;
  version: string;
}

/** Trivy's name of an OS result, `reference (family version)`, taken apart; null where it is not one. */
export function osTarget(target: string): OsTarget | null {
  const match = OS_SUFFIX.exec(target);
  if (match === null) return null;
  return { name: match[1] as string, family: match[2] as string, version: match[3] as string };
}

/** Each usable name once, in order of preference. */
export function candidates(names: readonly (string | null | undefined)[]): string[] {
  const found = new Set<string>();
  for (const name of names) {
    const trimmed = name?.trim() ?? "";
    if (trimmed !== "") found.add(trimmed);
  }
  return [...found];
}

/**
 * The image id as a config digest. Where it equals a repository digest of the same document (containerd's image
 * store names images by manifest) it is none.
 */
export function configDigests(imageId: string | null | undefined, repoDigests: readonly string[]): string[] {
  const id = imageId?.trim() ?? "";
  if (id === "" || repoDigests.some((digest) => digest === id || digest.endsWith(`@${id}`))) return [];
  return [id];
}

/** `os/architecture` or `os/architecture/variant`; null while either of the first two is unknown. */
export function platformOf(
  os: string | null,
  architecture: string | null,
  variant: string | null,
): string | null {
  if (os === null || architecture === null) return null;
  return [os, architecture, ...(variant === null ? [] : [variant])].join("/");
}

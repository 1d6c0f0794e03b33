export interface OciImage {
  /** `host/path` where stated, else the bare name of the purl. */
  repository: string;
  /** False where the purl names no registry, so that `repository` cannot be joined on. */
  located: boolean;
  tag: string | null;
  digest: string | null;
}

/**
 * The image that a purl of type `oci` or `docker` names; null for other purls.
 * @see https://github.com/package-url/purl-spec, types `oci` and `docker`
 */
export function ociImage(purl: string): OciImage | null {
  const match = /^pkg:(oci|docker)\/([^?#@]+)(?:@([^?#]*))?(?:\?([^#]*))?/i.exec(purl);
  if (match === null) return null;
  const [, type = "", path = "", rawVersion = "", query = ""] = match;
  const name = decoded(path).replace(/^\/+|\/+$/g, "");
  const version = decoded(rawVersion);
  const qualifiers = new URLSearchParams(query);
  const url = qualifiers.get("repository_url")?.replace(/^https?:\/\//, "") ?? "";
  const isDocker = type.toLowerCase() === "docker";
  const digest = [version, qualifiers.get("digest") ?? ""].find((text) => /^sha256:[0-9a-f]{64}$/.test(text));
  const tag = qualifiers.get("tag") ?? (isDocker && digest !== version && version !== "" ? version : null);
  // For `oci` the url is the repository itself; for `docker` the registry that holds the path.
  const repository = url === "" ? name : isDocker ? `${url}/${name}` : url;
  return { repository, located: url !== "" || isDocker, tag, digest: digest ?? null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { distributionOf } from "../distribution.ts";
import { platformOf } from "../image-name.ts";
import { asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { namedImage } from "../named-image.ts";

/** Names of machines end at 253 letters (RFC 1035, 2.3.4); a path may follow. */
const LONGEST_HOST = 1000;
const DIGEST = /^(?:sha256:)?([0-9a-f]{64})$/;

/** The image of a scan result, a page of the API, or one entry of it: the same words under other names. */
export function imageOf(stated: JsonObject) {
  const name = asWord(stated.image) ?? asWord(stated.image_name) ?? asWord(stated.pull_name) ?? "";
  const metadata = asObject(stated.metadata);
  const listed = asTexts(metadata?.repo_digests);
  const digest = digestOf(stated.digest) ?? digestOf(stated.image_digest);
  // What is not among the digests that the registry knows it by is the image's own.
  const isOwn = digest !== null && listed.length > 0 && !listed.some((other) => other.endsWith(digest));
  return namedImage({
    name: withRegistry(name, asText(stated.registry).trim()),
    repoDigests: isOwn || digest === null ? listed : [...new Set([...listed, digest])],
    imageId: digestOf(metadata?.id) ?? (isOwn ? digest : null),
    os: systemOf(stated)?.os ?? null,
    platform: platformOf(asWord(metadata?.os), asWord(metadata?.architecture), null),
  });
}

export const systemOf = (stated: JsonObject) =>
  distributionOf(`${asText(stated.os)} ${asText(stated.os_version) || asText(stated.version)}`);

/** The registry is the name that its users gave it in Aqua; only a host name is part of a reference. */
function withRegistry(name: string, registry: string): string {
  const host = registry
    .slice(0, LONGEST_HOST)
    .replace(/^https?:\/\//, "")
    .replace(/\/+$/, "");
  const isHost = /^(localhost|[\w-]+(\.[\w-]+)+)(:\d+)?(\/|$)/.test(host);
  return name === "" || !isHost || name.startsWith(`${host}/`) ? name : `${host}/${name}`;
}

function digestOf(value: unknown): string | null {
  const match = DIGEST.exec(asText(value).trim());
  return match === null ? null : `sha256:${match[1]}`;
}

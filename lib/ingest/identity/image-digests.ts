import type { ImageMention } from "../reading.ts";
import type { DigestMention } from "./image-content.ts";
import { type NamedRepository, parseReference } from "./image-reference.ts";

const RUNTIME = /^[a-z][a-z0-9+.-]*:\/\//;
const BARE = /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/;

/**
 * The digests of a mention that speak of its repository: bare ones, those of that repository, and the one in the
 * reference it is named by. Digests of other repositories (a retagged image keeps them) name manifests there.
 */
export function digestsOf(mention: ImageMention, { repository, digest }: NamedRepository): DigestMention {
  const stated = mention.repoDigests.flatMap((text) => {
    if (BARE.test(text.trim())) return text.trim();
    const reference = parseReference(text);
    return reference?.repository === repository && reference.digest !== null ? reference.digest : [];
  });
  return {
    configDigests: [
      ...new Set(mention.configDigests.map((text) => text.trim()).filter((text) => BARE.test(text))),
    ],
    repoDigests: [...new Set([...stated, ...(digest === null ? [] : [digest])])],
    platform: mention.platform,
  };
}

/**
 * What a runtime says a container runs: `docker-pullable://repo@sha256:…` and `repo@sha256:…` name a repository
 * digest, a bare `sha256:…` (also `docker://sha256:…`) a config digest, anything else nothing.
 */
export function digestsOfImageId(imageId: string): DigestMention & { repository: string | null } {
  const bare = imageId.trim().replace(RUNTIME, "");
  if (BARE.test(bare)) return { repository: null, configDigests: [bare], repoDigests: [] };
  const reference = parseReference(bare);
  if (!reference?.digest) return { repository: null, configDigests: [], repoDigests: [] };
  return { repository: reference.repository, configDigests: [], repoDigests: [reference.digest] };
}

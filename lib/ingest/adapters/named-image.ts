import { bareImage } from "../bare-image.ts";
import type { ImageMention, Reading } from "../reading.ts";
import { candidates, configDigests, isPath } from "./image-name.ts";
import { withoutCredentials } from "./source-url.ts";

/** What a scanner's result says of the image that was looked at; all but the name is usually unsaid. */
export interface StatedImage extends Partial<Pick<ImageMention, "os" | "platform" | "layers" | "runsIn">> {
  /** As the tool was told: a reference, a digest, an archive; "" where the result names none. */
  name: string;
  tags?: string[];
  repoDigests?: string[];
  imageId?: string | null;
}

export interface ImageSubject {
  asset: ImageMention;
  shown: Reading["subjects"][number];
  /** `image` where nothing tells one image from another: then the sender must say which. */
  needs: Reading["needs"];
}

const BARE_DIGEST = /^(?:sha256:)?[0-9a-f]{64}$/i;

/** The image of a result that names one, or only its digest. */
export function namedImage(stated: StatedImage): ImageSubject {
  const { tags = [], repoDigests = [], imageId = null } = stated;
  const name = withoutCredentials(stated.name.trim());
  const given = isPath(name) || BARE_DIGEST.test(name) ? null : name;
  const references = candidates([given, tags[0], repoDigests.find((digest) => digest.includes("@"))]);
  const asset: ImageMention = {
    ...bareImage(name || (references[0] ?? repoDigests[0] ?? imageId ?? "")),
    references,
    tags,
    configDigests: configDigests(imageId, repoDigests),
    repoDigests,
    os: stated.os ?? null,
    platform: stated.platform ?? null,
    layers: stated.layers ?? [],
    runsIn: stated.runsIn ?? null,
  };
  const inName = /sha256:[0-9a-f]{64}$/.exec(name)?.[0];
  const digest = repoDigests[0]?.replace(/^.*@/, "") ?? inName ?? asset.configDigests[0] ?? null;
  return {
    asset,
    shown: { kind: "image", name: name || (references[0] ?? ""), digest },
    needs: asset.artifact === "" ? "image" : null,
  };
}

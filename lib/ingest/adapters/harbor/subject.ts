import { asTexts, asWord, type JsonObject } from "../json-value.ts";
import { type ImageSubject, namedImage } from "../named-image.ts";
import type { HarborReport } from "./schema.ts";

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The artifact that the report names: Harbor's own copies leave it out. */
export function artifactOf({ artifact }: HarborReport): ImageSubject | null {
  const repository = asWord(artifact?.repository);
  const digest = asWord(artifact?.digest);
  const tag = asWord(artifact?.tag);
  const isDigest = digest !== null && DIGEST.test(digest);
  if (repository === null && !isDigest) return null;
  if (repository === null) return namedImage({ name: "", repoDigests: [digest as string] });
  return namedImage({
    name: tag === null ? repository : `${repository}:${tag}`,
    tags: tag === null ? [] : [`${repository}:${tag}`],
    repoDigests: isDigest ? [`${repository}@${digest}`] : [],
  });
}

/** The images of an index have their entries in one report, each with the digests of those that it is in. */
export function artifactsOf(entry: JsonObject): ImageSubject[] {
  const digests = asTexts(entry.artifact_digests).filter((digest) => DIGEST.test(digest));
  return digests.map((digest) => namedImage({ name: "", repoDigests: [digest] }));
}

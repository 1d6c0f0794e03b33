import type { SourceMention } from "../../reading.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";

/** What a scan of files was of: the repository's URL where there is one, else the path that was given. */
export function sourceOf(metadata: JsonObject | null): SourceMention {
  const target = asObject(metadata?.targetMetadata);
  const git = asObject(target?.gitRepoContextMetadata) ?? asObject(target?.repoContextMetadata);
  const words = [
    asObject(target?.directoryContextMetadata)?.basePath,
    asObject(target?.fileContextMetadata)?.filePath,
    asObject(target?.helmContextMetadata)?.chartName,
    git?.localRootPath,
  ];
  const path = words.map(asWord).find((word) => word !== null) ?? "";
  const url = sourceUrl(asWord(git?.remoteURL)) ?? sourceUrl(asWord(git?.repo));
  return { kind: "source", url, artifact: withoutCredentials(path) };
}

/** Nothing that tells one source from another. */
export const isNameless = ({ url, artifact }: SourceMention): boolean =>
  url === null && ["", ".", "./"].includes(artifact);

/** Without resources only the metadata says that a scan was of files. */
export function isOfFiles(metadata: JsonObject | null): boolean {
  const target = asObject(metadata?.targetMetadata);
  if (target === null || asObject(target.clusterContextMetadata) !== null) return false;
  return Object.values(target).some((context) => asObject(context) !== null);
}

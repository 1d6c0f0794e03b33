import { bareImage } from "../../bare-image.ts";
import type { AssetMention, ImageMention, Reading } from "../../reading.ts";
import { candidates, configDigests, isPath } from "../image-name.ts";
import { asList, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import type { Producer } from "./producer.ts";

export interface RunSubject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** What a run is about: the image it names, else the repository; else the sender must say which. */
export function subjectOf(run: JsonObject, producer: Producer): RunSubject {
  const image = statedImage(run, producer);
  if (image !== null) return imageSubject(image);
  const repository = asObjects(run.versionControlProvenance).flatMap(
    (of) => asWord(of.repositoryUri) ?? [],
  )[0];
  if (repository === undefined && looksAtImages(run, producer))
    return imageSubject({ name: "", tags: [], repoDigests: [], imageId: null });
  const name = withoutCredentials(repository ?? "");
  const url = sourceUrl(repository);
  const needs = url === null && ["", ".", "./"].includes(name) ? "source" : null;
  return {
    asset: { kind: "source", url, artifact: name },
    shown: { kind: "source", name, digest: null },
    needs,
  };
}

/** Longer than any reference: what is beyond is only there to keep a pattern busy. */
const LONGEST_NAME = 1000;

interface StatedImage {
  name: string;
  tags: string[];
  repoDigests: string[];
  imageId: string | null;
}

/** Trivy's properties, the places of Grype's and Snyk's results; null where no image is named. */
function statedImage(run: JsonObject, { slug }: Producer): StatedImage | null {
  const properties = asObject(run.properties);
  const named = ["imageName", "imageReference", "imageRef", "image"].flatMap(
    (key) => asWord(properties?.[key]) ?? [],
  );
  const tags = asTexts(properties?.repoTags);
  const repoDigests = asTexts(properties?.repoDigests);
  const imageId = asWord(properties?.imageID);
  if (named[0] !== undefined || imageId !== null || tags.length > 0 || repoDigests.length > 0)
    return { name: named[0] ?? "", tags, repoDigests, imageId };
  const [first] = asObjects(run.results);
  if (first === undefined) return null;
  const name = slug === "grype" ? grypeImage(first) : slug === "snyk-container" ? snykImage(first) : null;
  return name === null ? null : { name, tags: [], repoDigests: [], imageId: null };
}

/** `image@layer:/path` in the place, `found in image X at: path` in the message. */
function grypeImage(result: JsonObject): string | null {
  const logical = asObject(asList(asObject(asList(result.locations)[0])?.logicalLocations)[0]);
  const place = /^(.+)@(?:sha256:[0-9a-f]{64})?:\//.exec(
    asText(logical?.fullyQualifiedName).slice(0, LONGEST_NAME),
  );
  const message = asText(asObject(result.message)?.text).slice(0, LONGEST_NAME);
  return place?.[1] ?? /\bfound in image (\S+) at:/.exec(message)?.[1] ?? null;
}

/** The name with each `:` as `_`, unless a Dockerfile was given; what looks like a tag or a digest tells which. */
function snykImage(result: JsonObject): string | null {
  const physical = asObject(asObject(asList(result.locations)[0])?.physicalLocation);
  const uri = asText(asObject(physical?.artifactLocation)?.uri).slice(0, LONGEST_NAME);
  if (/(^|\/)[\w.-]*Dockerfile[\w.-]*$/i.test(uri) || uri === "") return null;
  return uri
    .replace(/^docker-image\|/, "")
    .replace(/@sha256_(?=[0-9a-f]{64}$)/, "@sha256:")
    .replace(/_(?=(?:v?\d[\w.-]*|latest|stable|edge|nightly|main|master|dev)$)/, ":")
    .replace(/^([\w.-]+)_(?=\d{2,5}\/)/, "$1:");
}

/** Of tools that read images and files alike, a run that has packages of a system is about an image. */
function looksAtImages(run: JsonObject, { slug, subject }: Producer): boolean {
  if (subject !== null) return subject === "image";
  const results = asObjects(run.results);
  if (slug === "grype") return results.length === 0;
  const rules = asObjects(asObject(asObject(run.tool)?.driver)?.rules);
  return rules.some((rule) => rule.name === "OsPackageVulnerability");
}

function imageSubject({ name, tags, repoDigests, imageId }: StatedImage): RunSubject {
  const given = name === "" || isPath(name) || /^(sha256:)?[0-9a-f]{64}$/.test(name) ? null : name;
  const references = candidates([given, tags[0], repoDigests[0]]);
  const asset: ImageMention = {
    ...bareImage(name),
    references,
    tags,
    configDigests: configDigests(imageId, repoDigests),
    repoDigests,
  };
  const inName = /@(sha256:[0-9a-f]{64})$/.exec(name)?.[1];
  const digest = repoDigests[0]?.replace(/^.*@/, "") ?? inName ?? asset.configDigests[0] ?? null;
  const isNamed = references.length > 0 || name !== "" || digest !== null;
  return {
    asset,
    shown: { kind: "image", name: name || (references[0] ?? ""), digest },
    needs: isNamed ? null : "image",
  };
}

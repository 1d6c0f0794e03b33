import { hash } from "node:crypto";
import type { PackageMention } from "./reading/package.ts";
import type { AssetMention, Observation, Reading, Slice, Target } from "./reading.ts";

/** Longest text, in UTF-16 units, that identity is made of: three bytes each still fit the index that keeps it apart. */
const LONGEST = 800;

/** How much of a longer one people still see. */
const SHOWN = 400;

/**
 * A text of at most 800 characters that is the same for the same text: itself, or its beginning and the digest of all.
 */
export const boundedKey = (key: string): string =>
  key.length <= LONGEST
    ? key
    : `${key.slice(0, SHOWN).toWellFormed()}… (${hash("sha256", key).slice(0, 32)})`;

const isLong = (key: string | null | undefined): boolean => (key?.length ?? 0) > LONGEST;

/**
 * A reading whose names, versions and places fit the database's indexes, however long its document wrote them. Sound
 * documents are handed on as they are: their longest names are a tenth of the bound.
 */
export const withBoundedKeys = (reading: Reading): Reading =>
  reading.targets.some(hasLongKey) ? { ...reading, targets: reading.targets.map(boundedTarget) } : reading;

const hasLongKey = ({ asset, slices, observations, bill = [] }: Target): boolean =>
  namesOf(asset).some(isLong) ||
  slices.some(({ key }) => isLong(key)) ||
  observations.some(
    ({ rule, component, version, fixedVersion, place, slice }) =>
      isLong(rule.id) ||
      isLong(component.key) ||
      isLong(version) ||
      isLong(fixedVersion) ||
      isLong(place) ||
      isLong(slice) ||
      rule.aliases.some(isLong),
  ) ||
  bill.some(({ key, version, place }) => isLong(key) || isLong(version) || isLong(place));

const boundedTarget = ({ asset, slices, observations, bill, ...rest }: Target): Target => ({
  ...rest,
  asset: boundedAsset(asset),
  slices: slices.map((slice): Slice => ({ ...slice, key: boundedKey(slice.key) })),
  observations: observations.map(boundedObservation),
  ...(bill ? { bill: bill.map(boundedPackage) } : {}),
});

const boundedObservation = (observation: Observation): Observation => ({
  ...observation,
  slice: boundedKey(observation.slice),
  rule: {
    ...observation.rule,
    id: boundedKey(observation.rule.id),
    aliases: observation.rule.aliases.map(boundedKey),
  },
  component: { ...observation.component, key: boundedKey(observation.component.key) },
  version: boundedKey(observation.version),
  fixedVersion: boundedKey(observation.fixedVersion),
  place: boundedKey(observation.place),
});

const boundedPackage = (mention: PackageMention): PackageMention => ({
  ...mention,
  key: boundedKey(mention.key),
  version: boundedKey(mention.version),
  place: boundedKey(mention.place),
});

const namesOf = (asset: AssetMention): (string | null)[] => {
  switch (asset.kind) {
    case "image":
      return [
        asset.artifact,
        ...asset.references,
        ...asset.tags,
        ...asset.configDigests,
        ...asset.repoDigests,
      ];
    case "workload":
      return [asset.objectKind, asset.namespace, asset.name];
    case "source":
      return [asset.url, asset.artifact];
    case "container":
      return [asset.id, asset.host.name];
    default:
      return [asset.name];
  }
};

/** Names that are too long to be references are left out; a digest of that length is none. */
const boundedAsset = (asset: AssetMention): AssetMention => {
  if (!namesOf(asset).some(isLong)) return asset;
  const short = (texts: string[]) => texts.filter((text) => !isLong(text));
  const orNull = (text: string | null) => (text === null ? null : boundedKey(text));
  switch (asset.kind) {
    case "image":
      return {
        ...asset,
        artifact: boundedKey(asset.artifact),
        references: short(asset.references),
        tags: short(asset.tags),
        configDigests: short(asset.configDigests),
        repoDigests: short(asset.repoDigests),
      };
    case "workload":
      return {
        ...asset,
        objectKind: boundedKey(asset.objectKind),
        namespace: boundedKey(asset.namespace),
        name: boundedKey(asset.name),
      };
    case "source":
      return { ...asset, url: orNull(asset.url), artifact: boundedKey(asset.artifact) };
    case "container":
      return { ...asset, id: boundedKey(asset.id), host: { ...asset.host, name: orNull(asset.host.name) } };
    default:
      return { ...asset, name: orNull(asset.name) };
  }
};

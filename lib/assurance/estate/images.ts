import { grypeImage } from "../../../prisma/factories/grype.ts";
import type { Flaw } from "../../../prisma/factories/packages.ts";
import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import type { Chance } from "../chance.ts";
import { bodyOf, type Message } from "./message.ts";

/** One build of a lane's repository. */
export interface Build {
  repository: string;
  tag: string;
  content: string;
  flaws: Flaw[];
}

/** What a scanner says of how the image is called: facts about one image may arrive in any of these forms. */
const NAMINGS = ["all digests", "config digest only", "repository digest only", "tag only"] as const;
type Naming = (typeof NAMINGS)[number];

export const builds = (repository: string, flaws: Flaw[], chance: Chance): Build[] =>
  Array.from({ length: 1 + chance.below(3) }, (_, n) => ({
    repository,
    // Builds share tag families, and sometimes the tag itself.
    tag: chance.pick([`1.${n}`, "latest", `nightly-2026030${n + 1}`]),
    content: `${repository} build ${n}`,
    flaws: flaws.filter(() => chance.happens(0.7)),
  }));

const trivyNamed = (image: ScannedImage, naming: Naming) => {
  const report = trivyImage(image);
  const { ImageID, RepoDigests, ...rest } = report.Metadata;
  const digests = {
    "all digests": { ImageID, RepoDigests },
    "config digest only": { ImageID },
    "repository digest only": { RepoDigests },
    "tag only": {},
  }[naming];
  return { ...report, Metadata: { ...rest, ...digests } };
};

/** Grype names a GHSA with the CVE beside it, or alone: then only another report can tell that they are one. */
const grypeNamed = (image: ScannedImage, naming: Naming, aliases: boolean) => {
  const report = grypeImage(image);
  const { imageID, repoDigests, ...target } = report.source.target;
  return {
    ...report,
    matches: aliases
      ? report.matches
      : report.matches.map((match) => ({ ...match, relatedVulnerabilities: [] })),
    source: {
      ...report.source,
      target: {
        ...target,
        imageID: naming === "repository digest only" || naming === "tag only" ? "" : imageID,
        repoDigests: naming === "config digest only" || naming === "tag only" ? [] : repoDigests,
        ...(naming === "tag only" ? { manifestDigest: "" } : {}),
      },
    },
  };
};

/** One scan of a build: by either tool, of what is known by then or with some of it filtered away. */
export const imageScan = (build: Build, at: Date, chance: Chance): Message => {
  const tool = chance.pick(["trivy", "grype"] as const);
  const naming = chance.pick(NAMINGS);
  const aliases = chance.happens(0.6);
  const kept = chance.pick([1, 1, 0.8, 0.4, 0]);
  const { repository, tag, content } = build;
  const flaws = build.flaws.filter(() => chance.happens(kept));
  const image = {
    repository,
    tag,
    content,
    flaws,
    os: { family: "debian", name: "12" },
    at: at.toISOString(),
  };
  const document = tool === "trivy" ? trivyNamed(image, naming) : grypeNamed(image, naming, aliases);
  return {
    label: `${tool} ${content} as ${tag} (${naming}${tool === "grype" && !aliases ? ", no aliases" : ""}) at ${at.toISOString().slice(11, 19)}, ${flaws.length} flaws`,
    collector: chance.pick([`ci-${tool}`, "nightly"]),
    subjects: [],
    body: bodyOf(document),
    statedAt: null,
  };
};

/** Those of the messages that are scans of images: they need no subject from their sender. */
export const imageScans = (messages: readonly Message[]): Message[] =>
  messages.filter(({ subjects }) => subjects.length === 0);

import type { Severity } from "../../../findings/schema.ts";
import { redactHistory } from "../redact-history.ts";
import type { RegistryImage } from "./schema.ts";

/** What a check says of one image; null where the image cannot tell. */
export type Verdict = { met: true } | { met: false; details: { part: string; detail: string }[] } | null;

export interface ImageCheck {
  id: string;
  severity: Severity;
  area: "provenance" | "configuration";
  title: string;
  description: string;
  remediation: string;
  /** `now` is when the registry was looked at. */
  verdict: (image: RegistryImage, now: Date) => Verdict;
}

const YEAR = 365 * 86_400_000;
const SBOM_PREDICATE = /spdx|cyclonedx|syft|\/sbom/i;
const SECRET_NAME =
  /(?:^|_)(?:PASS(?:WORD|WD|PHRASE)?|SECRETS?|TOKENS?|CREDENTIALS?|(?:API|ACCESS|PRIVATE|SECRET|ENCRYPTION|SIGNING|ACCOUNT|AUTH)_?KEY)(?:$|_)/i;
/** Where a secret or a public counterpart of it lies, how long it lives: no secrets. */
const HARMLESS_NAME =
  /_(?:FILE|PATH|DIR|URL|URI|TTL|LIFETIME|EXPIRY|HEADER|NAME|ID|LENGTH|TYPE|ENABLED)$|(?:^|_)(?:PUBLIC|GPG)_/i;
const PIPED =
  /\b(?:curl|wget)\b[^|;&]{0,1000}\|\s{0,8}(?:sudo\s{1,8}(?:-\S{1,20}\s{1,8})?)?(?:\/(?:usr\/)?bin\/)?(?:env\s{1,8})?(?:ba|da|z|k|a)?sh\b/;
const FETCHED = /\b(?:ba|da|z)?sh\s{1,8}(?:-c\s{1,8})?["']?(?:<\(|\$\(|`)\s{0,8}(?:curl|wget)\b/;
const REMOTE_ADD =
  /^(?:\/bin\/sh -c #\(nop\)\s{1,8})?ADD\s(?:--\S{1,200}\s)*["[]?\s?["']?(https?|git|ftp):\/\//i;
/** Names the content it expects: what arrives is checked. */
const CHECKED_ADD = /\s--checksum=/;

const whole = (detail: string): Verdict => ({ met: false, details: [{ part: "", detail }] });
const commands = (image: RegistryImage, suspect: (command: string) => boolean): Verdict => {
  // A base image without history, or a squashed one, tells nothing about how it was made.
  if (image.history.length === 0) return null;
  const found = image.history.map(({ command }) => command).filter(suspect);
  return found.length === 0 ? { met: true } : whole(found.map(redactHistory).join("\n"));
};

export const IMAGE_CHECKS: readonly ImageCheck[] = [
  {
    id: "plimsoll/image-signature",
    severity: "medium",
    area: "provenance",
    title: "The image has no signature",
    description:
      "No signature of the image itself is attached in the registry, so that nobody who runs it can tell whether it is the one that was built. Attestations are statements about an image, not signatures of it. A signature that is found is not verified here.",
    remediation:
      "Sign images where they are built (cosign, Notation) and verify them where they are admitted.",
    verdict: ({ attached }) => {
      if (attached === null) return null;
      return attached.some(({ kind }) => kind === "signature")
        ? { met: true }
        : whole("no signature by the referrers API, nor under the tags that signers use");
    },
  },
  {
    id: "plimsoll/image-sbom",
    severity: "low",
    area: "provenance",
    title: "The image has no bill of materials",
    description:
      "Nothing in the registry lists what is inside: when a vulnerability becomes known, every copy has to be scanned anew.",
    remediation: "Attach an SPDX or CycloneDX document where the image is built.",
    verdict: ({ attached }) => {
      if (attached === null) return null;
      return attached.some(isBill) ? { met: true } : whole("no SPDX, CycloneDX or Syft document is attached");
    },
  },
  {
    id: "plimsoll/image-user",
    severity: "medium",
    area: "configuration",
    title: "The image runs as root",
    description:
      "Its configuration names no user, or the superuser: unless whoever starts it says otherwise, a process that is broken into owns the container.",
    remediation: "End the Dockerfile with USER and an unprivileged user, best by number.",
    verdict: ({ os, user }) => {
      if (os !== "linux") return null;
      const name = user.split(":")[0]?.trim() ?? "";
      if (!/^(?:root|0*)$/.test(name)) return { met: true };
      return whole(name === "" ? "the configuration names no user" : `the user is ${name}`);
    },
  },
  {
    id: "plimsoll/image-remote-add",
    severity: "low",
    area: "configuration",
    title: "The build adds files from an address without a checksum",
    description: "What ADD fetches is whatever that address gave out on the day of the build.",
    remediation: "Give ADD a --checksum, or fetch and verify in one step before the build.",
    verdict: (image) => commands(image, (command) => REMOTE_ADD.test(command) && !CHECKED_ADD.test(command)),
  },
  {
    id: "plimsoll/image-piped-download",
    severity: "medium",
    area: "configuration",
    title: "The build runs a script straight from the network",
    description: "A download piped into a shell runs unread, and nobody can say later what it was.",
    remediation: "Download to a file, compare its checksum, then run it.",
    verdict: (image) => commands(image, (command) => PIPED.test(command) || FETCHED.test(command)),
  },
  {
    id: "plimsoll/image-env-secret",
    severity: "medium",
    area: "configuration",
    title: "An environment variable of the image is named like a secret",
    description:
      "What stands in an image's environment can be read by everybody who can pull it. Only the name was looked at.",
    remediation: "Give secrets to the container when it starts, or to the build as build secrets.",
    verdict: ({ envNames }) => {
      const names = envNames.filter((name) => SECRET_NAME.test(name) && !HARMLESS_NAME.test(name));
      if (names.length === 0) return { met: true };
      return { met: false, details: names.map((name) => ({ part: name, detail: `${name} is set` })) };
    },
  },
  {
    id: "plimsoll/image-age",
    severity: "low",
    area: "configuration",
    title: "The image was built more than a year ago",
    description: "Fixes of its base and its packages that came out since cannot be in it.",
    remediation: "Rebuild it on the present base image, and on a schedule.",
    verdict: ({ createdAt }, now) => {
      if (createdAt === null) return null;
      const age = now.getTime() - Date.parse(createdAt);
      return age > YEAR ? whole(`built ${createdAt.slice(0, 10)}`) : { met: true };
    },
  },
];

const isBill = ({ kind, predicateType }: { kind: string; predicateType: string | null }): boolean =>
  kind === "sbom" || (predicateType !== null && SBOM_PREDICATE.test(predicateType));

import type { Flaw } from "../factories/packages.ts";
import type { ScannedImage } from "../factories/trivy.ts";
import { chance } from "./chance.ts";
import { contentOf, type Repository, tagOf } from "./estate.ts";
import { FLAWS, type KnownFlaw } from "./flaws.ts";

const SYSTEM_TYPE = { debian: "deb", alpine: "apk" } as const;

/** Which flaws a repository's code and base carry at all, as long as nobody updates. */
const carries = (repository: Repository, flaw: KnownFlaw): boolean => {
  const system = flaw.type === SYSTEM_TYPE[repository.os.family];
  // A base image is shared: its flaws are in every image on it.
  if (system)
    return chance(repository.os.family, repository.os.name, flaw.id) < (repository.os.eol ? 0.75 : 0.4);
  return flaw.type === repository.stack && chance(repository.name, flaw.id, flaw.package) < 0.22;
};

/** A release has the fixes that were there when it was built, if its team took them; now and then one goes back. */
const isFixedIn = (repository: Repository, release: number, { id, fixable }: KnownFlaw): boolean => {
  const built = repository.releases[release]!;
  if (fixable === null || fixable < built || repository.os.eol) return false;
  const taken = chance(repository.name, id, "taken") < 0.35 + 0.2 * release;
  const wentBack = release > 1 && chance(repository.name, release, id, "back") < 0.05;
  return taken && !wentBack;
};

/** What scanners know on a day before the present of an image's content. */
export const flawsOf = (repository: Repository, release: number, day: number): Flaw[] =>
  FLAWS.filter((f) => f.disclosed >= day && carries(repository, f) && !isFixedIn(repository, release, f)).map(
    ({ disclosed: _, fixable, fixed, ...flaw }) => ({
      ...flaw,
      ...(fixable !== null && fixable >= day && fixed ? { fixed } : {}),
    }),
  );

export const scanOf = (repository: Repository, release: number, day: number, at: Date): ScannedImage => ({
  repository: repository.name,
  tag: tagOf(release),
  content: contentOf(repository, release),
  os: repository.os,
  flaws: flawsOf(repository, release, day),
  at: at.toISOString(),
  ...(chance(repository.name, "secret") < 0.06
    ? {
        secrets: [
          { rule: "aws-access-key-id", path: "/app/config/legacy.env", severity: "critical" as const },
        ],
      }
    : {}),
});

import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { AppError } from "../../errors.ts";
import { readEstate, readProblems } from "../estate/read.ts";
import type { EstateAsset } from "../estate/schema.ts";
import { asFindings } from "../gates.ts";
import type { LedgerProblem } from "../ledger.ts";
import { readEstateAt, readProblemsAt } from "../moment/read.ts";
import { findPlace } from "../place/read.ts";
import type { PlaceOf } from "../place.ts";
import type { Scope } from "../schema.ts";
import { scoreOf } from "../score.ts";
import { assetsThatMoved, type MovementPart, movement } from "./movement.ts";
import type { Between, MovementView } from "./schema.ts";

/** Why a scope's score moved between two moments. */
export const getMovement = async (actor: Actor, { scope, from, to }: Between): Promise<MovementView> => {
  demand(actor, "posture:read");
  const now = clock();
  const until = to ?? now;
  if (until > now) throw new AppError("invalid", "The second moment has not come yet.");
  if (from >= until) throw new AppError("invalid", "The first moment must come before the second.");
  const before = await readEstateAt(scope, from);
  const after = await assetsOf(scope, to);
  const moved = assetsThatMoved(before, after);
  const parts = movement(
    { at: from.getTime(), assets: before, problems: await readProblemsAt(moved, from) },
    { at: until.getTime(), assets: after, problems: await problemsOf(moved, to) },
  );
  const [first, last] = [scoreOf(before, from.getTime()).score, scoreOf(after, until.getTime()).score];
  const place = await findPlace(scope);
  return {
    scope,
    from: from.toISOString(),
    to: until.toISOString(),
    before: first,
    after: last,
    points: (last ?? 0) - (first ?? 0),
    parts: parts.map((part) => ({ ...part, label: labelOf(part), href: hrefOf(part, place, from) })),
  };
};

const assetsOf = (scope: Scope, at: Date | undefined): Promise<EstateAsset[]> =>
  at ? readEstateAt(scope, at) : readEstate(scope);
const problemsOf = (ids: number[], at: Date | undefined): Promise<LedgerProblem[]> =>
  at ? readProblemsAt(ids, at) : readProblems(ids);

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

const labelOf = ({ cause, count }: MovementPart): string => {
  switch (cause) {
    case "scope":
      return `${many(count, "asset", "assets")} came, went or changed exposure`;
    case "policy":
      return `criticality or exclusions of ${many(count, "asset", "assets")}`;
    case "coverage":
      return `looks at ${many(count, "asset", "assets")}, and time since`;
    case "intelligence":
      return `${many(count, "finding", "findings")} reweighed by feeds or tools`;
    case "decisions":
      return `${many(count, "finding", "findings")} decided on`;
    case "fixed":
      return `${many(count, "finding", "findings")} fixed or gone`;
    case "new":
      return `${many(count, "new finding", "new findings")}`;
  }
};

const hrefOf = ({ cause }: MovementPart, place: PlaceOf, from: Date): string | null => {
  const findings = (query: Record<string, string>): string =>
    `/findings?${new URLSearchParams({ ...asFindings(place), ...query })}`;
  switch (cause) {
    case "scope":
    case "policy":
      return "/inventory";
    case "coverage":
      return "/coverage";
    case "intelligence":
    case "decisions":
      return findings({ state: "all", filter: `changed:>=${from.toISOString().slice(0, 10)}` });
    case "fixed":
      return findings({ state: "closed" });
    case "new":
      return findings({ state: "all", after: from.toISOString() });
  }
};

import type { EstateAsset } from "../estate/schema.ts";
import { lookCommand } from "../look-command.ts";
import type { Area } from "../schema.ts";
import { scoreAreas } from "../score.ts";
import { AREA_WEIGHTS } from "../weights.ts";
import { COVERAGE_STATES, type CoverageCell, type CoverageFilter, type CoverageRow } from "./schema.ts";

export interface Watch {
  /** `asset/area` pairs that only silent collectors look at. */
  silent: ReadonlySet<string>;
  owners: ReadonlyMap<number, string>;
  clusterNames: ReadonlyMap<number, string>;
}

const STANDING = { never: "never", late: "never", stale: "stale", fresh: "fresh" } as const;

/** Every area that the score counts for an asset, or would if nobody had left it out, as it stands at `at`. */
export const coverOf = (asset: EstateAsset, watch: Watch, at: number): CoverageRow[] => {
  const counted = new Map(scoreAreas(asset, at).map(({ area, standing }) => [area, standing]));
  return (Object.keys(AREA_WEIGHTS[asset.kind] ?? {}) as Area[]).map((area) => {
    const standing = counted.get(area);
    const looked = standing === "fresh" || standing === "stale";
    const silent = looked && watch.silent.has(`${asset.id}/${area}`);
    const state = silent ? "silent" : standing === undefined ? "excluded" : STANDING[standing];
    const exclusion = asset.excluded.find((one) => one.area === area);
    const assessedAt = asset.areas.find((one) => one.area === area)?.assessedAt ?? null;
    return {
      asset: { id: asset.id, kind: asset.kind as CoverageRow["asset"]["kind"], name: asset.name },
      area,
      state,
      assessedAt: assessedAt === null ? null : new Date(assessedAt).toISOString(),
      late: standing === "late",
      owner: asset.teamId === null ? null : (watch.owners.get(asset.teamId) ?? null),
      command: state === "fresh" || state === "excluded" ? null : commandFor(asset, area, watch),
      exclusion:
        state === "excluded" && exclusion
          ? { by: exclusion.by, at: exclusion.at, because: exclusion.because }
          : null,
    };
  });
};

/** With the names filled in, quoted where a shell would take them apart. */
const commandFor = (asset: EstateAsset, area: Area, { clusterNames }: Watch): string | null => {
  const [clusterId] = asset.clusterIds;
  const cluster = clusterId === undefined ? undefined : clusterNames.get(clusterId);
  const name = asset.kind === "workload" ? cluster : asset.name;
  return (
    lookCommand(asset.kind, area)
      ?.replace("IMAGE", () => shellWord(asset.name))
      .replace(/\b(cluster|host):NAME/, (whole, kind) => (name ? shellWord(`${kind}:${name}`) : whole)) ?? null
  );
};

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** How many assets of each kind are in each state, area by area. */
export const cellsOf = (rows: readonly CoverageRow[]): CoverageCell[] => {
  const cells = new Map<string, CoverageCell>();
  for (const { asset, area, state } of rows) {
    const key = `${asset.kind}/${area}`;
    const cell = cells.get(key) ?? { kind: asset.kind, area, counts: none() };
    cell.counts[state] += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
};

const none = (): CoverageCell["counts"] => ({ never: 0, silent: 0, stale: 0, fresh: 0, excluded: 0 });

/** Whether a row is in the list that is asked for. */
export const isAsked =
  ({ kind, area, state, q }: Pick<CoverageFilter, "kind" | "area" | "state" | "q">) =>
  (row: CoverageRow): boolean =>
    (kind === undefined || row.asset.kind === kind) &&
    (area === undefined || row.area === area) &&
    (state === undefined || state.includes(row.state)) &&
    (q === undefined || row.asset.name.toLowerCase().includes(q.toLowerCase()));

/** The most pressing first, then by name. Unequal for any two rows, so that it can be a cursor. */
export const placeOf = ({ asset, area, state }: CoverageRow): string =>
  JSON.stringify([COVERAGE_STATES.indexOf(state), asset.name, asset.id, area]);

/** By code units, part by part; a cursor compares like the row it came from. */
export const comparePlaces = (a: string, b: string): number => {
  const [one, other] = [JSON.parse(a), JSON.parse(b)] as [(string | number)[], (string | number)[]];
  const at = one.findIndex((part, i) => part !== other[i]);
  return at < 0 ? 0 : one[at]! < other[at]! ? -1 : 1;
};

import { pick } from "./chance.ts";
import { call, type Session } from "./client.ts";

interface Row {
  id: number;
  version: number;
  ruleKey?: string;
}

const DECISIONS = [
  { status: "acknowledged", comment: "Seen; the owning team has it in this sprint." },
  { status: "in_progress", comment: "Upgrade is being tested on staging." },
  { status: "fix_claimed", comment: "Merged; the next build should be clean." },
  {
    status: "false_positive",
    comment: "The scanner matches the source package; the vulnerable module is not built.",
  },
  {
    status: "not_affected",
    comment: "The function is never called with data from outside.",
    justification: "vulnerable_code_not_in_execute_path",
  },
  {
    status: "not_affected",
    comment: "The component is a build tool and not in the final image.",
    justification: "component_not_present",
  },
] as const;

/** What the demo's analyst decided that day: a few of the worst open findings. */
export const triage = async (analyst: Session, at: Date, seed: number): Promise<number> => {
  const { rows } = await call<{ rows: Row[] }>(analyst, "/api/v1/findings?status=open&limit=60", { at });
  const chosen = rows.filter((row) =>
    pick([true, false, false, false, false, false, false, false], "triage", seed, row.id),
  );
  for (const row of chosen) {
    const decide = (decision: (typeof DECISIONS)[number]) =>
      call(analyst, `/api/v1/findings/${row.id}/triage`, {
        method: "PUT",
        at,
        body: JSON.stringify({ ...decision, version: row.version }),
      });
    // Beyond a share of the estate's points nobody dismisses alone.
    await decide(pick(DECISIONS, "decision", row.id)).catch(() => decide(DECISIONS[0]));
  }
  return chosen.length;
};

import { severityOf } from "../../severity.ts";
import { asList, asNumber, asObject, asText, type JsonObject, step } from "../json-value.ts";
import type { Tally } from "../tally.ts";

/**
 * A compliance report retells what the cluster's other reports say, sorted by the controls of a standard. Its checks
 * are counted and set aside: an object without a failed check is not in it, so what it told once it could never take
 * back, while the reports it is made from can.
 */
export function readCompliance(resource: JsonObject, at: string, tally: Tally): void {
  const status = asObject(resource.status);
  const isWhole = status !== null;
  const detail = asObject(isWhole ? status.detailReport : resource.detailReport);
  const base = step(step(isWhole ? step(at, "status") : at, "detailReport"), "results");
  for (const [index, control] of asList(detail?.results).entries())
    readControl(asObject(control), step(base, index), tally);
  tally.counts.checks.pass += checksNamed(resource);
  noteSummary(asObject(status?.summaryReport) ?? status, step(at, "status"), tally);
}

function readControl(control: JsonObject | null, at: string, tally: Tally): void {
  let retold = 0;
  for (const [index, raw] of asList(control?.checks).entries()) {
    const check = asObject(raw);
    if (typeof check?.success !== "boolean") {
      const reason = check === null ? "not an object" : "no success";
      tally.skipped.push({ path: step(step(at, "checks"), index), reason });
    } else if (check.success) tally.counts.checks.pass += 1;
    else {
      retold += 1;
      countFailed(check, tally);
    }
  }
  if (retold === 0) return;
  const reason = `${retold} failed checks of control ${asText(control?.id).slice(0, 40)} stand in the reports they are retold from`;
  tally.skipped.push({ path: at, reason, loses: false });
}

function countFailed(check: JsonObject, { counts, misconfigurations }: Tally): void {
  const { severity } = severityOf(check.severity);
  counts.checks.fail += 1;
  counts.misconfigurations += 1;
  misconfigurations[severity] = (misconfigurations[severity] ?? 0) + 1;
}

/** The checks that the specification names: rows of the document that did not fail. */
function checksNamed(resource: JsonObject): number {
  const spec = asObject(resource.spec);
  const controls = asList((asObject(spec?.compliance) ?? spec)?.controls);
  return controls.reduce((sum: number, control) => sum + asList(asObject(control)?.checks).length, 0);
}

function noteSummary(summary: JsonObject | null, at: string, tally: Tally): void {
  const controls = asList(summary?.controlCheck).map(asObject);
  const failing = controls.filter((control) => failures(control) > 0).length;
  if (controls.length === 0) return;
  const reason = `${failing} of ${controls.length} controls fail by the summary; their checks stand in the reports it sums up`;
  tally.notes.push({ path: at, reason, loses: false });
}

/** `totalFail` today, `failTotal` in early versions. */
const failures = (control: JsonObject | null): number =>
  asNumber(control?.totalFail) ?? asNumber(control?.failTotal) ?? 0;

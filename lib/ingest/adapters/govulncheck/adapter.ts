import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { Reading, Slice } from "../../reading.ts";
import { scanTime, utcTime } from "../../scan-time.ts";
import { severityOf } from "../../severity.ts";
import type { Adapter } from "../adapter.ts";
import { latest } from "../event-time.ts";
import { osvSeverityWord } from "../osv-record.ts";
import { bySeverity, countVulnerability, newTally, type Tally } from "../tally.ts";
import { isLegacy, takeLegacy } from "./legacy.ts";
import { isMessage, newRun, type Run, takeMessage } from "./message.ts";
import { GO_SLICE, observationsOf } from "./use.ts";

/**
 * A stream of messages. The counts are of its findings as they stand: one for each level and symbol of the same
 * vulnerability, of which the reading makes one observation.
 */
export const govulncheck: Adapter = {
  format: "govulncheck",
  title: "govulncheck: vulnerable Go modules, called or only imported (JSON)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const [first] = entriesOf(document);
  return isMessage(first?.value) || isLegacy(first?.value);
}

function read(document: unknown): Reading {
  const tally = newTally();
  const run = newRun();
  tally.skipped.push(...brokenOf(document));
  for (const { at, value } of entriesOf(document)) take(run, value, at, tally);
  for (const use of run.uses)
    countVulnerability(tally, severityOf(osvSeverityWord(run.records.get(use.id) ?? {})).severity);
  const looked = run.uses.length > 0 || run.modules > 0;
  return {
    format: govulncheck.format,
    tool: run.scanner,
    scannedAt: latest(run.times.map(scanTime)),
    feeds:
      run.database === null
        ? []
        : [{ name: run.database.name, version: null, builtAt: utcTime(run.database.builtAt) }],
    subjects: looked ? [{ kind: "source", name: run.mainModule, digest: null }] : [],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: looked ? [targetOf(run)] : [],
    facts: [],
    absences: [],
    needs: looked && run.mainModule === "" ? "source" : null,
  };
}

function take(run: Run, value: unknown, at: string, tally: Tally): void {
  if (isLegacy(value)) {
    const skipped = takeLegacy(run, value);
    tally.skipped.push(...skipped.map(({ path, reason }) => ({ path: `${at}${path}`, reason })));
    return;
  }
  const reason = takeMessage(run, value, at);
  if (reason !== null) tally.skipped.push({ path: at, reason });
}

/** Only what is vulnerable is listed, and a binary is looked at in another way than its source: nothing closes. */
const SLICE: Slice = {
  key: GO_SLICE,
  kind: "vulnerability",
  area: "vulnerabilities",
  assesses: true,
  complete: false,
};

function targetOf(run: Run): Reading["targets"][number] {
  return {
    asset: { kind: "source", url: null, artifact: run.mainModule },
    slices: [SLICE],
    observations: observationsOf(run.uses, run.records, run.level),
    packages: run.modules,
  };
}

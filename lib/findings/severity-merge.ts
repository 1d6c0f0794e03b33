import { SEVERITIES, type Severity } from "./schema.ts";

export interface SeveritySource {
  severity: Severity;
  /** Whether this source still sees the problem. */
  present: boolean;
}

const badness = (severity: Severity) => -SEVERITIES.indexOf(severity);

/** The worst of some severities, by the order of `SEVERITIES` (a stated `low` outweighs an `unknown`); null for none. */
export function worstSeverity(severities: Iterable<Severity>): Severity | null {
  let worst: Severity | null = null;
  for (const severity of severities)
    if (worst === null || badness(severity) > badness(worst)) worst = severity;
  return worst;
}

/**
 * A finding's severity: what a person set, else the worst of the sources that have it now, else (closed) the worst
 * of those that had it.
 */
export function findingSeverity(sources: SeveritySource[], override: Severity | null): Severity {
  const present = sources.filter((source) => source.present);
  const telling = present.length > 0 ? present : sources;
  return override ?? worstSeverity(telling.map((source) => source.severity)) ?? "unknown";
}

import { type Skip, UnreadableDocument } from "../../reading.ts";
import { asObject, step } from "../json-value.ts";

/** Media types of reports, as Harbor keys its answers: of any scanner, and the older one with Harbor in its name. */
const MEDIA_TYPE =
  /^application\/vnd\.(security\.vulnerability\.report|scanner\.adapter\.vuln\.report\.harbor\+json); ?version=(\d+)\.(\d+)$/;

export interface KeyedReport {
  /** JSON pointer of the report; "" where it stands alone. */
  at: string;
  report: unknown;
}

/** Keyed by media type, or bare. */
export function isHarborReport(document: unknown): boolean {
  const stated = asObject(document);
  if (stated === null) return false;
  if (Object.keys(stated).some((key) => MEDIA_TYPE.test(key))) return true;
  return asObject(stated.scanner) !== null && "generated_at" in stated && "vulnerabilities" in stated;
}

/**
 * The report in its newest form; others under their own keys are the same report again.
 * @throws UnreadableDocument where the only forms are of a version to come
 */
export function reportIn(document: unknown, skipped: Skip[]): KeyedReport {
  const stated = asObject(document) ?? {};
  const keyed = Object.keys(stated).flatMap((key) => {
    const match = MEDIA_TYPE.exec(key);
    return match === null ? [] : [{ key, major: Number(match[2]), minor: Number(match[3]) }];
  });
  if (keyed.length === 0) return { at: "", report: document };
  const known = keyed.filter(({ major }) => major === 1).sort((a, b) => b.minor - a.minor);
  const [newest] = known;
  if (newest === undefined)
    throw new UnreadableDocument(step("", keyed[0]!.key), `version ${keyed[0]!.major} is not supported`);
  for (const key of Object.keys(stated)) {
    if (key === newest.key) continue;
    const isSame = known.some((other) => other.key === key);
    const reason = isSame ? "the same report in another form" : "not a vulnerability report";
    skipped.push({ path: step("", key), reason, loses: false });
  }
  return { at: step("", newest.key), report: stated[newest.key] };
}

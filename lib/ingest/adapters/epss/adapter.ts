import { CsvTable } from "../../document/csv.ts";
import type { Advisory } from "../../reading/knowledge.ts";
import { type Skip, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { bareAdvisory, feedReading } from "../feed-reading.ts";

/** FIRST's daily scores: a comment with model and date, then a row for each CVE. */
export const epss: Adapter = {
  format: "epss",
  title: "EPSS: FIRST's exploit prediction scores (CSV)",
  tier: "full",
  version: 1,
  recognises: (document) =>
    document instanceof CsvTable && document.columns.includes("cve") && document.columns.includes("epss"),
  read(document) {
    if (!(document instanceof CsvTable)) throw new UnreadableDocument("", "not a table");
    const about = commentOf(document.comments);
    const advisories: Advisory[] = [];
    const skipped: Skip[] = [];
    for (const { line, cells } of document.rows) {
      const [score, percentile] = [probability(cells.epss), probability(cells.percentile)];
      const id = (cells.cve ?? "").trim();
      if (id === "" || score === null)
        skipped.push({ path: `line ${line}`, reason: "no cve with a score from 0 to 1" });
      else
        advisories.push({
          ...bareAdvisory(id),
          epss: { score, percentile: percentile ?? 0, day: about.asOf?.slice(0, 10) ?? null },
        });
    }
    return feedReading({
      format: epss.format,
      tool: "FIRST EPSS",
      version: about.model,
      asOf: about.asOf,
      advisories,
      skipped,
    });
  },
};

/** `#model_version:v2026.01.01,score_date:2026-03-01T00:00:00+0000` */
function commentOf(comments: readonly string[]): { model: string | null; asOf: string | null } {
  const parts = comments.join(",").split(",");
  const stated = (key: string) =>
    parts
      .find((part) => part.trim().startsWith(`${key}:`))
      ?.trim()
      .slice(key.length + 1);
  const date = stated("score_date") ?? "";
  return {
    model: stated("model_version") ?? null,
    asOf: scanTime(date) ?? scanTime(`${date}T00:00:00Z`),
  };
}

const probability = (text: string | undefined): number | null => {
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return value >= 0 && value <= 1 ? value : null;
};

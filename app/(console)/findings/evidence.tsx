import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { FindingDetail, OccurrenceView, ReportReference } from "@/lib/findings/detail/schema.ts";
import { MatchReasons } from "./match-reasons.tsx";

const feedText = (feeds: unknown): string | null => {
  const [first] = Array.isArray(feeds) ? feeds : [feeds];
  if (!first || typeof first !== "object") return null;
  const built = Object.values(first).find(
    (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value),
  );
  return built ? `database of ${String(built).slice(0, 10)}` : null;
};

/** Who saw it where, and the documents that say so. */
export function Evidence({ finding }: { finding: FindingDetail }) {
  const listed = [...finding.occurrences, ...finding.past];
  return (
    <div className="grid gap-3">
      <div className="overflow-x-auto">
        <table className="w-full min-w-[28rem] text-left text-xs">
          <caption className="sr-only">Occurrences</caption>
          <thead className="text-muted">
            <tr>
              {["Seen by", "On", "Version", "Place", "Report"].map((head) => (
                <th key={head} scope="col" className="border-line border-b py-1 pr-3 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, 30).map((one) => (
              <OccurrenceLine key={keyOf(one)} one={one} />
            ))}
          </tbody>
        </table>
      </div>
      {listed.length > 30 || finding.unlisted > 0 ? (
        <p className="text-muted text-xs">
          and {listed.length - Math.min(30, listed.length) + finding.unlisted} more
        </p>
      ) : null}
      {finding.occurrences.some(({ tool }) => tool === "plimsoll") && finding.kind === "vulnerability" ? (
        <MatchReasons findingId={finding.id} />
      ) : null}
      <ul className="grid gap-1.5 text-xs">
        {finding.reports.map((report) => (
          <ReportLine key={report.id} report={report} />
        ))}
      </ul>
    </div>
  );
}

const keyOf = (o: OccurrenceView): string =>
  JSON.stringify([o.asset.id, o.tool, o.place, o.version, o.reportedAs, o.sinceReport, o.untilReport]);

const OccurrenceLine = ({ one }: { one: OccurrenceView }) => (
  <tr className={one.live && one.untilReport === null ? undefined : "text-muted"}>
    <td className="whitespace-nowrap py-1 pr-3 align-top">
      <SeverityMark severity={one.severity} /> {one.tool}
    </td>
    <td className="break-all py-1 pr-3 align-top">
      {one.asset.name}
      {one.untilReport !== null ? " (until a later report)" : one.live ? "" : " (not live)"}
    </td>
    <td className="py-1 pr-3 align-top font-mono">{one.version || "–"}</td>
    <td className="break-words py-1 pr-3 align-top">
      <span className="break-all font-mono">{one.place || (one.detail ? "" : "–")}</span>
      {one.detail ? <span className="block max-w-[60ch] whitespace-pre-line">{one.detail}</span> : null}
    </td>
    <td className="py-1 align-top">#{one.sinceReport}</td>
  </tr>
);

const ReportLine = ({ report }: { report: ReportReference }) => (
  <li className="break-words text-muted">
    <span className="text-ink">
      Report #{report.id}:{" "}
      {[report.tool ?? report.format ?? "unknown tool", report.toolVersion].filter(Boolean).join(" ")}
    </span>
    {[feedText(report.feeds)].filter(Boolean).map((text) => `, ${text}`)}, scanned{" "}
    {report.scannedAt ? <RelativeTime at={report.scannedAt} /> : "at a time it does not state"}, sha256{" "}
    <code className="break-all font-mono">{report.sha256}</code>
  </li>
);

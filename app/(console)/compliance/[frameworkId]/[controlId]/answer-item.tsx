import Link from "next/link";
import { StatusMark } from "@/components/compliance/status-mark.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AnswerView, Outcome } from "@/lib/compliance/schema.ts";
import type { Status } from "@/lib/compliance/status.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";

/** An answer is drawn as the status that it would give the control alone. */
const MARKS: Readonly<Record<Exclude<Outcome, "manual">, Status>> = {
  pass: "met",
  fail: "not_met",
  stale: "stale",
  notAssessed: "not_assessed",
};

const ASSETS_SHOWN = 3;

export function AnswerItem({ answer }: { answer: AnswerView }) {
  const { assets, outcome, key, observedAt, reportSha256 } = answer;
  return (
    <li className="grid items-baseline gap-x-4 gap-y-1 border-line border-b px-4 py-2 text-sm last:border-b-0 sm:grid-cols-[9rem_minmax(0,1fr)_minmax(8rem,14rem)_8rem]">
      {outcome === "manual" ? (
        <span className="text-muted">For people to judge</span>
      ) : (
        <StatusMark status={MARKS[outcome]} />
      )}
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        {assets.slice(0, ASSETS_SHOWN).map((asset) => (
          <span key={asset.id} className="inline-flex min-w-0 items-center gap-2">
            <Link href={assetHref(asset)} className="min-w-0 break-words hover:underline">
              {asset.name}
            </Link>
            <Badge>{asset.kind}</Badge>
          </span>
        ))}
        {assets.length > ASSETS_SHOWN ? (
          <span className="text-muted text-xs">and {assets.length - ASSETS_SHOWN} more</span>
        ) : null}
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 break-all font-mono text-muted text-xs">
        {key ? <span>{key}</span> : null}
        {reportSha256 ? (
          <a
            href={`#report-${reportSha256.slice(0, 12)}`}
            title={reportSha256}
            className="inline-flex min-h-6 items-center hover:underline"
          >
            {reportSha256.slice(0, 12)}
          </a>
        ) : null}
      </span>
      <span className="text-muted text-xs">
        {observedAt ? <RelativeTime at={observedAt} /> : "never looked at"}
      </span>
    </li>
  );
}

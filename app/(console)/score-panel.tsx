import Link from "next/link";
import { WaterlineScore } from "@/components/charts/waterline-score.tsx";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { Posture } from "@/lib/posture/schema.ts";

const KINDS: [key: string, one: string, many: string][] = [
  ["cluster", "cluster", "clusters"],
  ["host", "host", "hosts"],
  ["image", "live image", "live images"],
  ["workload", "workload", "workloads"],
];

const points = (value: number): number => Math.round(value * 10) / 10;
const day = (at: string): string =>
  new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** The answer first: where we float, how that moved and why, and how much of it anybody looked at. */
export function ScorePanel(props: { posture: Posture; className?: string; children?: React.ReactNode }) {
  const { posture, className, children } = props;
  const { score, honoured, coverage, change, dismissed, accepted } = posture;
  return (
    <Panel title="Score" className={className}>
      <WaterlineScore
        score={score === null ? null : points(score)}
        change={change ? { points: points(change.points), since: day(change.since) } : null}
      >
        {children}
      </WaterlineScore>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 border-line border-t pt-4 text-sm sm:grid-cols-3">
        <Fact term="Coverage" value={coverage === null ? "–" : `${points(coverage)} %`}>
          looked at recently enough
        </Fact>
        <Fact term="With accepted risks" value={honoured === null ? "–" : String(points(honoured))}>
          {accepted.findings === 0 ? (
            "nothing is accepted"
          ) : (
            <>
              if{" "}
              {accepted.href === null ? (
                `${exact(accepted.findings)} accepted`
              ) : (
                <Link
                  href={accepted.href}
                  className="underline decoration-edge underline-offset-2 hover:text-text"
                >
                  {exact(accepted.findings)} accepted
                </Link>
              )}{" "}
              counted as done
            </>
          )}
        </Fact>
        <Fact term="Dismissed by people" value={exact(dismissed.findings)}>
          {dismissed.findings === 1 ? "finding" : "findings"}, {points(dismissed.points)} points
        </Fact>
      </dl>
      <div className="mt-4 border-line border-t pt-4">
        <p className="mb-2 text-muted text-xs">
          {KINDS.flatMap(([key, one, many]) => {
            const n = posture.assets[key] ?? 0;
            return n > 0 ? [`${exact(n)} ${n === 1 ? one : many}`] : [];
          }).join(" · ")}
        </p>
        <SeverityBar counts={posture.open} legend />
      </div>
    </Panel>
  );
}

function Fact(props: { term: string; value: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{props.term}</dt>
      <dd className="tabular font-semibold text-lg leading-tight">{props.value}</dd>
      <dd className="text-muted text-xs">{props.children}</dd>
    </div>
  );
}

import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel.tsx";
import { SEVERITIES } from "@/lib/findings/schema.ts";
import { DEFAULT_TTL } from "@/lib/posture/freshness.ts";
import { EXPOSURE_FACTOR, KEV_LIKELIHOOD, SEVERITY_POINTS } from "@/lib/posture/hazard.ts";
import { K, LAMBDA, WORST_SHARE } from "@/lib/posture/score.ts";
import { AREA_WEIGHTS, KIND_SHARES } from "@/lib/posture/weights.ts";

const words = (key: string): string => key.replaceAll("_", " ");

/** The formula with the code's own constants. */
export function Formula() {
  return (
    <Panel title="As it is made" className="lg:col-span-5">
      <div className="grid gap-4 text-sm">
        <Step title="Hazard of a finding on an asset">
          severity × likelihood × exposure. Likelihood is {KEV_LIKELIHOOD} where exploitation is known, 0.5 +
          EPSS where that is known, else 1.
          <Constants rows={SEVERITIES.map((severity) => [words(severity), SEVERITY_POINTS[severity]])} />
          <Constants rows={Object.entries(EXPOSURE_FACTOR).map(([key, value]) => [words(key), value])} />
        </Step>
        <Step title="Area">
          s = {K} / ({K} + H). After its time to live the score halves with each further one; what nobody
          looked at is 0.
          <Constants
            rows={Object.entries(DEFAULT_TTL).map(([area, seconds]) => [area, `${seconds / 3600} h`])}
          />
        </Step>
        <Step title="Asset">
          The weighted mean of its areas.
          <Constants
            rows={Object.entries(AREA_WEIGHTS).map(([kind, areas]) => [
              kind,
              Object.entries(areas)
                .map(([area, weight]) => `${area} ${weight}`)
                .join(", "),
            ])}
          />
        </Step>
        <Step title="Any set of assets">
          100 · [(1 − {LAMBDA}) · Σ w·s + {LAMBDA} · τ], where τ is the mean of the worst {100 * WORST_SHARE}{" "}
          % by weight. Kinds share the weight, renormalised over those that are there; within a kind an asset
          weighs its criticality times its team's. Replicas weigh nothing.
          <Constants rows={Object.entries(KIND_SHARES)} />
        </Step>
      </div>
    </Panel>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="font-medium">{title}</h3>
      <div className="grid gap-2 text-muted">{children}</div>
    </section>
  );
}

function Constants({ rows }: { rows: [string, string | number][] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 border-line border-l-2 pl-3 text-xs">
      {rows.map(([term, value]) => (
        <div key={term} className="contents">
          <dt>{term}</dt>
          <dd className="tabular text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

"use client";

import { WaterlineScore } from "@/components/charts/waterline-score.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { gain, plural } from "@/components/ui/quantity.ts";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { FixTable } from "./fix-table.tsx";
import { KeepPlan } from "./keep-plan.tsx";
import { usePlan } from "./use-plan.ts";

const rounded = (score: number): number => Math.round(score * 100) / 100;

export function PlanMaker({ scope, mayKeep }: { scope: string; mayKeep: boolean }) {
  const { plan, error, chosen, toggle, chooseBest, clear } = usePlan(scope);
  if (error) return <ErrorState what="The plan could not be worked out." why={error.message} />;
  if (!plan) return <Skeleton className="h-96" />;
  if (plan.score === null)
    return (
      <p className="py-10 text-center text-muted text-sm">Nothing is scored yet: connect a scanner first.</p>
    );
  const brought = (plan.predicted ?? plan.score) - plan.score;
  return (
    <div className="grid gap-4 lg:grid-cols-12">
      <Panel title="The plan" className="self-start lg:sticky lg:top-4 lg:col-span-4">
        <WaterlineScore score={rounded(plan.predicted ?? plan.score)} size={104}>
          <p className="text-muted text-sm">
            now {rounded(plan.score)}, <span className="tabular font-medium text-ink">{gain(brought)}</span>{" "}
            with {chosen.length} {plural(chosen.length, "fix", "fixes")}
          </p>
        </WaterlineScore>
        <div className="mt-4 flex flex-wrap gap-1.5 border-line border-t pt-4 print:hidden">
          <Button onClick={() => chooseBest(5, "gain")}>Best 5 by gain</Button>
          <Button onClick={() => chooseBest(5, "effort")}>Best 5 for the effort</Button>
          <Button onClick={() => chooseBest(10, "gain")}>Best 10</Button>
          <Button look="quiet" disabled={chosen.length === 0} onClick={clear}>
            Clear
          </Button>
        </div>
        {chosen.length > 0 ? (
          <ol className="mt-4 grid gap-1 border-line border-t pt-3 text-sm">
            {chosen.map(({ key, label, step }) => (
              <li key={key} className="flex items-baseline gap-2">
                <span className="tabular w-4 shrink-0 text-muted text-xs">{step!.place}</span>
                <span className="min-w-0 flex-1 break-words">{label}</span>
                <span className="tabular shrink-0">{gain(step!.adds)}</span>
              </li>
            ))}
          </ol>
        ) : null}
        {mayKeep && chosen.length > 0 ? <KeepPlan scope={scope} pick={chosen.map((fix) => fix.key)} /> : null}
      </Panel>
      <Panel
        title="What can be done"
        flush
        className="lg:col-span-8"
        description="Heaviest first, each with its gain alone; overlaps count once in the plan"
      >
        <FixTable fixes={plan.fixes} onToggle={toggle} />
      </Panel>
    </div>
  );
}

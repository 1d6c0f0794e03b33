"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, gain, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { api } from "@/lib/http/api.ts";
import type { SavedPlan } from "@/lib/posture/plan/schema.ts";
import { plansQuery } from "@/lib/posture/queries.ts";

/** Plans that were kept: what was predicted, what was done, how it stands. */
export function SavedPlans({ mayArchive }: { mayArchive: boolean }) {
  const queries = useQueryClient();
  const { data: plans = [] } = useQuery(plansQuery());
  const archive = useMutation({
    mutationFn: (id: number) => api("DELETE", `/posture/plans/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: plansQuery().queryKey }),
  });
  if (plans.length === 0) return null;
  return (
    <Panel title="Kept plans" className="mt-4" description="What was predicted, and what came of it">
      <ul className="grid divide-y divide-line">
        {plans.map((plan) => (
          <li key={plan.id} className="grid gap-2 py-3 first:pt-0 last:pb-0 md:grid-cols-[1fr_auto_auto]">
            <About plan={plan} />
            <Figures plan={plan} />
            {mayArchive ? (
              <ConfirmButton
                label="Put away"
                title={`Put “${plan.name}” away?`}
                effect="It leaves this list; what it said stays in the audit log."
                onConfirm={() => archive.mutateAsync(plan.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function About({ plan }: { plan: SavedPlan }) {
  const share = plan.findings === 0 ? 100 : (100 * plan.done) / plan.findings;
  return (
    <div className="min-w-0">
      <p className="font-medium text-sm">{plan.name}</p>
      <p className="text-muted text-xs">
        {plan.scopeName} · {plan.actions.length} {plural(plan.actions.length, "fix", "fixes")} · by{" "}
        {plan.madeBy}, <RelativeTime at={plan.madeAt} />
      </p>
      <div className="mt-1.5 flex items-center gap-2 text-xs">
        <span aria-hidden className="h-1.5 w-40 overflow-hidden rounded-sm bg-raised" data-colour>
          <span className="block h-full bg-signal" style={{ width: `${share}%` }} />
        </span>
        <span className="tabular text-muted">
          {exact(plan.done)} of {exact(plan.findings)} {plural(plan.findings, "finding")} closed
        </span>
      </div>
    </div>
  );
}

function Figures({ plan }: { plan: SavedPlan }) {
  const left =
    plan.predictedNow === null || plan.scoreNow === null ? null : plan.predictedNow - plan.scoreNow;
  const figures: [string, string][] = [
    ["then", plan.score.toFixed(2)],
    ["predicted", plan.predicted.toFixed(2)],
    ["now", plan.scoreNow?.toFixed(2) ?? "–"],
    ["still to gain", left === null ? "–" : gain(left)],
  ];
  return (
    <dl className="tabular flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {figures.map(([term, value]) => (
        <div key={term}>
          <dt className="text-muted text-xs">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

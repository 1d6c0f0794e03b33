"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import type { ExceptionView } from "@/lib/exceptions/schema.ts";
import { api } from "@/lib/http/api.ts";
import { ScopePreview } from "./scope-preview.tsx";

type Conditions = Pick<ExceptionView, "endsOnFix" | "endsOnKev" | "endsOnEpss" | "endsOnExposure">;

export interface Draft {
  name: string;
  scope: string;
  /** Scopes to choose from, narrowest first. */
  scopes: { label: string; scope: string }[];
  /** `2026-06-30`. */
  ends: string;
  renews: { id: number; reason: string } | null;
  conditions: Partial<Conditions>;
}

const USUAL: Conditions = { endsOnFix: false, endsOnKev: true, endsOnEpss: null, endsOnExposure: false };

/** The last instant of a day where the person is. */
const endOfDay = (date: string): string | null =>
  date === "" ? null : new Date(`${date}T23:59:59`).toISOString();

export function RequestForm({ draft }: { draft: Draft }) {
  const router = useRouter();
  const [name, setName] = useState(draft.name);
  const [scope, setScope] = useState(draft.scope);
  const [reason, setReason] = useState("");
  const [ends, setEnds] = useState(draft.ends);
  const [conditions, setConditions] = useState<Conditions>({ ...USUAL, ...draft.conditions });
  const asked = { scope, endsAt: endOfDay(ends), ...conditions };
  const previewed = useDeferredValue(scope);
  const request = useMutation({
    mutationFn: () =>
      api<{ id: number }>("POST", "/exceptions", {
        ...asked,
        name,
        reason,
        renews: draft.renews?.id ?? null,
      }),
    onSuccess: ({ id }) => {
      toast.success("Asked for. Another person has to approve it.");
      router.push(`/exceptions/${id}`);
    },
  });
  return (
    <form
      className="grid gap-4 lg:grid-cols-12"
      onSubmit={(event) => {
        event.preventDefault();
        request.mutate();
      }}
    >
      <Panel title="The exception" className="self-start lg:col-span-6">
        <div className="grid gap-4">
          <Field label="Name" error={undefined}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          {draft.scopes.length > 0 ? (
            <fieldset className="grid gap-1.5 text-sm">
              <legend className="mb-1.5 font-medium">How wide</legend>
              {draft.scopes.map((one) => (
                <label key={one.scope} className="flex items-start gap-2">
                  <input
                    type="radio"
                    name="width"
                    className="mt-1 accent-(--signal)"
                    checked={scope === one.scope}
                    onChange={() => setScope(one.scope)}
                  />
                  <span className="min-w-0 break-words">{one.label}</span>
                </label>
              ))}
            </fieldset>
          ) : null}
          <Field
            label="Which findings"
            hint="A filter as in the list of findings, by what they are and where."
          >
            {(control) => (
              <Input
                {...control}
                required
                maxLength={2000}
                className="font-mono"
                spellCheck={false}
                placeholder="rule:CVE-2026-1234 cluster:prod"
                value={scope}
                onChange={(event) => setScope(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={draft.renews ? "Why it has to go on" : "Why the risk can be taken"}
            hint={
              draft.renews
                ? `The reason so far: “${draft.renews.reason}”. A renewal needs a new one.`
                : "In a sentence that somebody else can judge."
            }
          >
            {(control) => (
              <textarea
                {...control}
                required
                minLength={10}
                maxLength={5000}
                rows={4}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                className="w-full rounded-md border border-edge bg-surface px-2.5 py-1.5 text-base text-ink sm:text-sm"
              />
            )}
          </Field>
          <Field label="It ends at the latest on" hint="At the end of that day in your time zone.">
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                value={ends}
                onChange={(event) => setEnds(event.target.value)}
              />
            )}
          </Field>
          <EndsEarlier conditions={conditions} onChange={setConditions} />
          {request.error ? (
            <p role="alert" className="border-critical border-l-3 pl-3 text-sm">
              {request.error.message}
            </p>
          ) : null}
          <div className="flex gap-2">
            <Button type="submit" look="primary" disabled={request.isPending}>
              Ask for approval
            </Button>
            <Button look="quiet" onClick={() => router.back()}>
              Cancel
            </Button>
          </div>
        </div>
      </Panel>
      <ScopePreview asked={{ ...asked, scope: previewed }} />
    </form>
  );
}

function EndsEarlier(props: { conditions: Conditions; onChange: (conditions: Conditions) => void }) {
  const { conditions, onChange } = props;
  const boxes: [keyof Conditions, string][] = [
    ["endsOnKev", "it becomes known to be exploited (KEV)"],
    ["endsOnFix", "a fix appears"],
    ["endsOnExposure", "the internet reaches what it is on"],
  ];
  return (
    <fieldset className="grid gap-1 text-sm">
      <legend className="mb-1 font-medium">It ends earlier for a finding when</legend>
      {boxes.map(([key, label]) => (
        <div key={key} className="flex items-center gap-1.5">
          <Checkbox
            checked={conditions[key] === true}
            onChange={(checked) => onChange({ ...conditions, [key]: checked })}
            label={label}
          />
          <span aria-hidden>{label}</span>
        </div>
      ))}
      <div className="flex items-center gap-1.5">
        <Checkbox
          checked={conditions.endsOnEpss !== null}
          onChange={(checked) => onChange({ ...conditions, endsOnEpss: checked ? 0.5 : null })}
          label="its EPSS reaches"
        />
        <span aria-hidden className="whitespace-nowrap">
          its EPSS reaches
        </span>
        <span className="w-20">
          <Input
            type="number"
            aria-label="EPSS threshold, 0 to 1"
            min={0.01}
            max={1}
            step={0.01}
            disabled={conditions.endsOnEpss === null}
            value={conditions.endsOnEpss ?? ""}
            onChange={(event) => onChange({ ...conditions, endsOnEpss: event.target.valueAsNumber || null })}
          />
        </span>
      </div>
    </fieldset>
  );
}

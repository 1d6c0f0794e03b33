"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { Select } from "@/components/ui/select.tsx";
import { api } from "@/lib/http/api.ts";
import { riskLevel, riskScore } from "@/lib/risks/level.ts";
import { type RiskDraft, treatments } from "@/lib/risks/schema.ts";
import { type FrameworkChoice, MitigationRows } from "./mitigation-rows.tsx";

const STEPS = ["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));

/** A risk written down anew, or changed. */
export function RiskForm(props: {
  draft: RiskDraft;
  /** What is changed; without it a new one is made. */
  existing?: { id: number; version: number };
  teams: readonly { id: number; name: string }[];
  frameworks: readonly FrameworkChoice[];
}) {
  const router = useRouter();
  const [draft, setDraft] = useState(props.draft);
  const [threats, setThreats] = useState(props.draft.threats.join("\n"));
  const set = (change: Partial<RiskDraft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: async () => {
      const body = {
        ...draft,
        threats: threats
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean),
      };
      if (!props.existing) return (await api<{ id: number }>("POST", "/risks", body)).id;
      await api("PUT", `/risks/${props.existing.id}`, { ...body, version: props.existing.version });
      return props.existing.id;
    },
    onSuccess: (id) => {
      router.push(`/risks/${id}`);
      router.refresh();
    },
    onError: (error) => toast.error("Nothing was saved", { description: error.message, duration: 10_000 }),
  });
  return (
    <form
      className="grid max-w-3xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Panel title="The risk">
        <div className="grid gap-4">
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={200}
                value={draft.name}
                onChange={({ target }) => set({ name: target.value })}
              />
            )}
          </Field>
          <Field label="What it is">
            {(control) => (
              <textarea
                {...control}
                rows={3}
                maxLength={5000}
                className="w-full rounded-md border border-edge bg-surface px-2.5 py-1.5 text-base text-ink sm:text-sm"
                value={draft.description}
                onChange={({ target }) => set({ description: target.value })}
              />
            )}
          </Field>
          <Field label="Threats" hint="One a line: a technique of ATT&CK, or words.">
            {(control) => (
              <textarea
                {...control}
                rows={3}
                className="w-full rounded-md border border-edge bg-surface px-2.5 py-1.5 text-base text-ink sm:text-sm"
                value={threats}
                onChange={({ target }) => setThreats(target.value)}
              />
            )}
          </Field>
          <div className="flex flex-wrap gap-4">
            <Field label="Likelihood, 1 to 5">
              {(control) => (
                <Select
                  {...control}
                  value={String(draft.likelihood)}
                  options={STEPS}
                  onChange={({ target }) => set({ likelihood: Number(target.value) })}
                />
              )}
            </Field>
            <Field label="Impact, 1 to 5">
              {(control) => (
                <Select
                  {...control}
                  value={String(draft.impact)}
                  options={STEPS}
                  onChange={({ target }) => set({ impact: Number(target.value) })}
                />
              )}
            </Field>
            <Field label="Treatment">
              {(control) => (
                <Select
                  {...control}
                  value={draft.treatment ?? ""}
                  options={[
                    { value: "", label: "not chosen" },
                    ...treatments.map((value) => ({ value, label: value })),
                  ]}
                  onChange={({ target }) =>
                    set({ treatment: treatments.find((one) => one === target.value) ?? null })
                  }
                />
              )}
            </Field>
            <Field label="Owner">
              {(control) => (
                <Select
                  {...control}
                  value={String(draft.teamId ?? "")}
                  options={[
                    { value: "", label: "nobody" },
                    ...props.teams.map(({ id, name }) => ({ value: String(id), label: name })),
                  ]}
                  onChange={({ target }) =>
                    set({ teamId: target.value === "" ? null : Number(target.value) })
                  }
                />
              )}
            </Field>
            <Field label="Review on">
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  required
                  value={draft.reviewOn}
                  onChange={({ target }) => set({ reviewOn: target.value })}
                />
              )}
            </Field>
          </div>
          <p className="text-muted text-xs">
            Without mitigations: {riskLevel(draft)}, {riskScore(draft)} of 25.
          </p>
        </div>
      </Panel>
      <MitigationRows
        rows={draft.mitigations}
        frameworks={props.frameworks}
        onChange={(mitigations) => set({ mitigations })}
      />
      <div>
        <Button type="submit" look="primary" disabled={save.isPending}>
          {props.existing ? "Save the change" : "Add the risk"}
        </Button>
      </div>
    </form>
  );
}

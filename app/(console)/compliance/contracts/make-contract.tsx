"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { areasOf, CONTRACT_KINDS, type ContractKind } from "@/lib/compliance/contracts/schema.ts";
import { api } from "@/lib/http/api.ts";
import { kindWords } from "./words.ts";

interface Named {
  id: number;
  name: string;
}

const EMPTY = {
  name: "",
  kind: "host" as ContractKind,
  area: "configuration",
  tool: "",
  cluster: "",
  days: "1",
  severity: "medium",
  team: "",
};

const wishOf = ({ name, kind, area, tool, cluster, days, severity, team }: typeof EMPTY) => ({
  name,
  kind,
  area,
  maxAgeHours: Math.round(Number(days) * 24),
  severity,
  ...(tool && { tool }),
  ...(cluster && { cluster: Number(cluster) }),
  ...(team && { team: Number(team) }),
});

const named = (none: string, list: readonly Named[]) => [
  { value: "", label: none },
  ...list.map(({ id, name }) => ({ value: String(id), label: name })),
];

export function MakeContract(props: {
  clusters: readonly Named[];
  teams: readonly Named[];
  tools: readonly string[];
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(EMPTY);
  const make = useMutation({
    mutationFn: () => api("POST", "/contracts", wishOf(draft)),
    onSuccess: () => {
      setOpen(false);
      setDraft(EMPTY);
      router.refresh();
    },
  });
  const set = (change: Partial<typeof EMPTY>) => setDraft({ ...draft, ...change });
  const areas = areasOf(draft.kind);
  const fields: [
    label: string,
    key: "kind" | "area" | "tool" | "cluster" | "severity" | "team",
    options: { value: string; label: string }[],
  ][] = [
    ["What", "kind", CONTRACT_KINDS.map((kind) => ({ value: kind, label: kindWords(kind) }))],
    ["Looked at for", "area", areas.map((area) => ({ value: area, label: area }))],
    [
      "By",
      "tool",
      [{ value: "", label: "Whichever tool" }, ...props.tools.map((tool) => ({ value: tool, label: tool }))],
    ],
    ["In", "cluster", named("The whole estate", props.clusters)],
    [
      "What is missing counts as",
      "severity",
      ["high", "medium", "low"].map((value) => ({ value, label: value })),
    ],
    ["Given to", "team", named("Whoever owns the asset", props.teams)],
  ];
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="primary">Agree on evidence</Button>}
      title="Agree on evidence"
      description="From now on, what has not been looked at in time is a finding."
    >
      <form
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <div className="sm:col-span-2">
          <Field label="Name" error={make.error?.message}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={200}
                placeholder="Hosts are benchmarked every day"
                value={draft.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
        </div>
        {fields.map(([label, key, options]) => (
          <Field key={key} label={label}>
            {(control) => (
              <Select
                {...control}
                value={draft[key]}
                options={options}
                onChange={(event) => {
                  const { value } = event.target;
                  if (key === "kind")
                    set({ kind: value as ContractKind, area: areasOf(value as ContractKind)[0]! });
                  else set({ [key]: value });
                }}
              />
            )}
          </Field>
        ))}
        <Field label="At most this many days old">
          {(control) => (
            <Input
              {...control}
              type="number"
              min="0.05"
              max="366"
              step="any"
              required
              value={draft.days}
              onChange={(event) => set({ days: event.target.value })}
            />
          )}
        </Field>
        <div className="flex items-end justify-end">
          <Button type="submit" look="primary" disabled={make.isPending}>
            Agree
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useMemo, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { api } from "@/lib/http/api.ts";
import { OWNERSHIP, ownershipPreviewQuery, ownershipQuery } from "@/lib/inventory/ownership/queries.ts";
import type { Ownership } from "@/lib/inventory/ownership/schema.ts";
import { type DraftRule, draftRule, rulesIn } from "./draft.ts";
import { RuleRow } from "./rule-row.tsx";
import { RunProgress } from "./run-progress.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useSettled } from "./use-settled.ts";

interface Props {
  ownership: Ownership;
  teams: readonly { id: number; name: string }[];
  /** A rule that a link brought along. */
  draft: Partial<DraftRule> | null;
}

const draftsOf = (rules: Ownership["rules"]): DraftRule[] =>
  rules.map((rule) => draftRule(rule.teamId, rule));

/** The ordered list; what each rule takes, and from whom, stands below it before anything is saved. */
export function RuleEditor({ ownership, teams, draft }: Props) {
  const client = useQueryClient();
  const { data: current = ownership } = useQuery({ ...ownershipQuery(), initialData: ownership });
  const [version, setVersion] = useState(ownership.version);
  const [drafts, setDrafts] = useState(() => [
    ...draftsOf(ownership.rules),
    ...(draft && teams[0] ? [draftRule(teams[0].id, draft)] : []),
  ]);
  const [saved, setSaved] = useState(() => JSON.stringify(patterns(draftsOf(ownership.rules))));
  const [complaint, setComplaint] = useState("");
  const parsed = useMemo(() => rulesIn(drafts), [drafts]);
  const rules = useSettled("rules" in parsed ? parsed.rules : null);
  const preview = useQuery({ ...ownershipPreviewQuery(rules ?? []), enabled: rules !== null });
  const shown = useDeferredValue(preview.data);
  const changed = JSON.stringify(patterns(drafts)) !== saved;

  const save = async () => {
    if (!("rules" in parsed)) return;
    setComplaint("");
    try {
      const { runId } = await api<{ runId: number }>("PUT", "/ownership", { rules: parsed.rules, version });
      setVersion(runId);
      setSaved(JSON.stringify(patterns(drafts)));
      toast("The rules are saved");
      await client.invalidateQueries({ queryKey: OWNERSHIP });
    } catch (error) {
      setComplaint((error as Error).message);
    }
  };
  const change = (index: number, to: Partial<DraftRule>) =>
    setDrafts(drafts.map((rule, at) => (at === index ? { ...rule, ...to } : rule)));
  const move = (from: number, to: number) => setDrafts(moved(drafts, from, to));

  if (teams.length === 0)
    return (
      <EmptyState
        title="No teams yet"
        action={
          <Button asChild look="primary">
            <Link href="/teams">Add a team</Link>
          </Button>
        }
      >
        Rules give assets to teams, so a team comes first.
      </EmptyState>
    );
  return (
    <div className="grid gap-4">
      <RunProgress run={current.run} />
      <Panel flush>
        <ol className="divide-y divide-line">
          {drafts.map((rule, index) => (
            <RuleRow
              key={rule.key}
              rule={rule}
              place={index}
              of={drafts.length}
              teams={teams}
              preview={rules?.length === drafts.length ? shown?.rules[index] : undefined}
              onChange={(to) => change(index, to)}
              onMove={(to) => move(index, to)}
              onRemove={() => setDrafts(drafts.filter((_, at) => at !== index))}
            />
          ))}
        </ol>
        <div className="border-line border-t px-4 py-3 first:border-0">
          <Button onClick={() => setDrafts([...drafts, draftRule(teams[0]!.id, {})])}>
            <Plus aria-hidden /> Add a rule
          </Button>
        </div>
      </Panel>
      <SaveBar
        preview={shown}
        complaint={complaint || ("complaint" in parsed ? parsed.complaint : (preview.error?.message ?? ""))}
        ready={changed && "rules" in parsed}
        changed={changed}
        onSave={save}
        onReset={() => setDrafts(draftsOf(current.rules))}
      />
    </div>
  );
}

const patterns = (drafts: DraftRule[]) => drafts.map(({ key: _, ...rule }) => rule);

const moved = (drafts: DraftRule[], from: number, to: number): DraftRule[] => {
  const rest = drafts.filter((_, at) => at !== from);
  return rest.toSpliced(to, 0, drafts[from]!);
};

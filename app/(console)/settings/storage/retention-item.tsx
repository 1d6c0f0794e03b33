"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { bytes } from "@/components/ui/bytes.ts";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { api } from "@/lib/http/api.ts";
import { retentionPreviewQuery } from "@/lib/operations/retention/queries.ts";
import type { RetentionRule } from "@/lib/operations/retention/schema.ts";

const wordsOf = (days: number | null): string =>
  days === null ? "for ever" : `${exact(days)} ${plural(days, "day")}`;

export function RetentionItem({ rule, manages }: { rule: RetentionRule; manages: boolean }) {
  const [editing, setEditing] = useState(false);
  const { title, effect, days, changedAt, changedBy } = rule;
  return (
    <li className="grid gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <h3 className="font-medium">{title}</h3>
          <p className="text-muted text-xs">{effect}</p>
          {changedAt ? (
            <p className="text-muted text-xs">
              Chosen by {changedBy} <RelativeTime at={changedAt} />
            </p>
          ) : null}
        </div>
        <p className="flex items-center gap-2">
          <span className="tabular">{wordsOf(days)}</span>
          {manages && !editing ? (
            <Button onClick={() => setEditing(true)} aria-label={`Change: ${title}`}>
              Change
            </Button>
          ) : null}
        </p>
      </div>
      {editing ? <RetentionForm rule={rule} onDone={() => setEditing(false)} /> : null}
    </li>
  );
}

const refusalOf = (text: string, { least, most }: RetentionRule): string | undefined => {
  if (text === "") return most === null ? undefined : `Between ${least} and ${most} days.`;
  const days = Number(text);
  const fits = Number.isInteger(days) && days >= least && days <= (most ?? 36_500);
  if (fits) return undefined;
  return most === null ? `${least} days or more; empty for ever.` : `Between ${least} and ${most} days.`;
};

function RetentionForm({ rule, onDone }: { rule: RetentionRule; onDone: () => void }) {
  const router = useRouter();
  const [text, setText] = useState(rule.days === null ? "" : String(rule.days));
  const refusal = refusalOf(text, rule);
  const days = text === "" ? null : Number(text);
  const preview = useQuery({ ...retentionPreviewQuery(rule.kind, days), enabled: refusal === undefined });
  const save = useMutation({
    mutationFn: () => api("PUT", `/retention/${rule.kind}`, { days, version: rule.version }),
    onSuccess: () => {
      toast(`${rule.title}: kept ${wordsOf(days)}`);
      onDone();
      router.refresh();
    },
  });
  return (
    <form
      className="grid gap-2 rounded-md border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!refusal) save.mutate();
      }}
    >
      <Field
        label="Days"
        error={refusal}
        hint={rule.most === null ? "Empty: for ever." : `At most ${rule.most}.`}
      >
        {(control) => (
          <Input
            {...control}
            className="max-w-32"
            inputMode="numeric"
            value={text}
            onChange={({ target }) => setText(target.value.trim())}
          />
        )}
      </Field>
      <output className="text-xs">
        {refusal === undefined && preview.data ? (
          preview.data.rows === 0 ? (
            "Nothing would go now."
          ) : (
            <>
              The next run lets go {exact(preview.data.rows)} {plural(preview.data.rows, "row")} (
              {bytes(preview.data.bytes)}
              ), the oldest of <RelativeTime at={preview.data.oldest} />. That cannot be undone.
            </>
          )
        ) : null}
      </output>
      {save.isError ? (
        <p role="alert" className="text-xs">
          {save.error.message}
        </p>
      ) : null}
      <p className="flex gap-2">
        <Button type="submit" look="primary" disabled={refusal !== undefined || save.isPending}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </p>
    </form>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { NewRule } from "@/lib/notifications/rules/schema.ts";
import { isAboutFindings, NOTIFICATION_EVENTS, type NotificationEvent } from "@/lib/notifications/schema.ts";
import { refusalsIn } from "../refusals.ts";
import { EVENT_NAMES } from "../words.ts";
import { type RuleForm, ruleIn } from "./draft.ts";
import { RulePreview } from "./rule-preview.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";

interface Props {
  title: string;
  initial: RuleForm;
  receivers: readonly { id: number; name: string }[];
  onSave: (rule: NewRule) => Promise<void>;
  onClose: () => void;
}

const EVENTS = NOTIFICATION_EVENTS.map((event) => ({ value: event, label: EVENT_NAMES[event] }));

/** What, to whom, when; and below what it would have sent, before anything is saved. */
export function RuleDialog({ title, initial, receivers, onSave, onClose }: Props) {
  const [form, setForm] = useState(initial);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const read = ruleIn(form);
  const refusals = { ...("refusals" in read ? read.refusals : {}), ...refused };
  const change = (to: Partial<RuleForm>) => {
    setRefused({});
    setForm({ ...form, ...to });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!("rule" in read)) return setRefused(read.refusals);
    try {
      await onSave(read.rule);
      onClose();
    } catch (error) {
      setRefused(refusalsIn(error));
    }
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="rule" look="primary">
            Save rule
          </Button>
        </>
      }
    >
      <form id="rule" method="post" onSubmit={submit} noValidate className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" error={refused.name}>
            {(control) => (
              <Input
                {...control}
                value={form.name}
                maxLength={100}
                autoComplete="off"
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label="Destination">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={String(form.destinationId)}
                options={receivers.map(({ id, name }) => ({ value: String(id), label: name }))}
                onChange={(event) => change({ destinationId: Number(event.target.value) })}
              />
            )}
          </Field>
        </div>
        <Field label="Tell of">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={form.event}
              options={EVENTS}
              onChange={(event) => change({ event: event.target.value as NotificationEvent })}
            />
          )}
        </Field>
        {isAboutFindings(form.event) ? (
          <Field
            label="Filter"
            hint="As in the list of findings: severity:>=high cluster:prod. Empty: all that are open."
            error={refusals.filter}
          >
            {(control) => (
              <Input
                {...control}
                className="font-mono"
                value={form.filter}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                onChange={(event) => change({ filter: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        <ScheduleFields form={form} refusals={refusals} onChange={change} />
        {refused[""] ? (
          <p role="alert" className="text-sm">
            {refused[""]}
          </p>
        ) : null}
      </form>
      <RulePreview form={form} />
    </Dialog>
  );
}

import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { Cadence } from "@/lib/notifications/rules/schema.ts";
import { WEEKDAYS } from "../words.ts";
import type { RuleForm } from "./draft.ts";

const CADENCES: { value: Cadence; label: string }[] = [
  { value: "immediate", label: "At once" },
  { value: "hourly", label: "Hourly digest" },
  { value: "daily", label: "Daily digest" },
  { value: "weekly", label: "Weekly digest" },
];

interface Props {
  form: RuleForm;
  refusals: Record<string, string>;
  onChange: (to: Partial<RuleForm>) => void;
}

/** When: how often, at what time where, not at night, not below so many. */
export function ScheduleFields({ form, refusals, onChange }: Props) {
  const isDigest = form.cadence === "daily" || form.cadence === "weekly";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="When">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={form.cadence}
              options={CADENCES}
              onChange={(event) => onChange({ cadence: event.target.value as Cadence })}
            />
          )}
        </Field>
        {form.cadence === "weekly" ? (
          <Field label="On">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={form.weekday}
                options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
                onChange={(event) => onChange({ weekday: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        {isDigest ? (
          <Field label="At" error={refusals.dailyAt}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={form.dailyAt}
                onChange={(event) => onChange({ dailyAt: event.target.value })}
              />
            )}
          </Field>
        ) : null}
      </div>
      <Threshold form={form} refusals={refusals} onChange={onChange} />
      <div className="grid gap-1.5">
        <p className="flex items-center gap-1.5 text-sm">
          <Checkbox
            checked={form.isQuiet}
            onChange={(isQuiet) => onChange({ isQuiet })}
            label="Quiet hours"
          />
          Quiet hours: what happens in them is told when they end
        </p>
        {form.isQuiet ? (
          <Field label="From and to" error={refusals.quiet}>
            {(control) => (
              <span className="flex gap-2">
                <Input
                  {...control}
                  type="time"
                  value={form.quietFrom}
                  onChange={(event) => onChange({ quietFrom: event.target.value })}
                />
                <Input
                  aria-label="To"
                  type="time"
                  value={form.quietTo}
                  onChange={(event) => onChange({ quietTo: event.target.value })}
                />
              </span>
            )}
          </Field>
        ) : null}
      </div>
      {isDigest || form.isQuiet ? (
        <Field label="Time zone" error={refusals.zone}>
          {(control) => (
            <>
              <Input
                {...control}
                list="time-zones"
                value={form.zone}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => onChange({ zone: event.target.value })}
              />
              <datalist id="time-zones">
                {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
    </>
  );
}

function Threshold({ form, refusals, onChange }: Props) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label="Not before there are" error={refusals.threshold}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={10_000}
            value={form.threshold}
            onChange={(event) => onChange({ threshold: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Within hours (optional)"
        hint="Empty: however long they take to gather."
        error={refusals.withinHours}
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={720}
            value={form.withinHours}
            onChange={(event) => onChange({ withinHours: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

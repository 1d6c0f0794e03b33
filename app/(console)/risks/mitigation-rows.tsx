"use client";

import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { RiskDraft } from "@/lib/risks/schema.ts";

export interface FrameworkChoice {
  id: string;
  title: string;
  controls: readonly { id: string; title: string }[];
}
type Row = RiskDraft["mitigations"][number];

/** Which controls lower the risk, and which of its sides. */
export function MitigationRows(props: {
  rows: readonly Row[];
  frameworks: readonly FrameworkChoice[];
  onChange: (rows: Row[]) => void;
}) {
  const { rows, frameworks } = props;
  const put = (place: number, change: Partial<Row>) =>
    props.onChange(rows.map((row, at) => (at === place ? { ...row, ...change } : row)));
  const [first] = frameworks;
  const fresh: Row = {
    title: "",
    frameworkId: first?.id ?? "",
    controlId: first?.controls[0]?.id ?? "",
    lowers: "likelihood",
  };
  return (
    <Panel
      title="What lowers it"
      corner={<Button onClick={() => props.onChange([...rows, fresh])}>Add a mitigation</Button>}
    >
      {rows.length === 0 ? (
        <p className="text-muted text-sm">Nothing yet: the risk stands where it stands by itself.</p>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing but their place tells rows apart while they are written
            <li key={place} className="flex flex-wrap items-center gap-2">
              <Input
                aria-label={`What mitigation ${place + 1} is`}
                placeholder="What it is"
                required
                maxLength={200}
                className="min-w-0 flex-1 basis-48"
                value={row.title}
                onChange={({ target }) => put(place, { title: target.value })}
              />
              <Select
                aria-label="Framework"
                className="max-w-full"
                value={row.frameworkId}
                options={frameworks.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={({ target }) =>
                  put(place, {
                    frameworkId: target.value,
                    controlId: frameworks.find(({ id }) => id === target.value)?.controls[0]?.id ?? "",
                  })
                }
              />
              <Select
                aria-label="Control"
                className="w-56 max-w-full"
                value={row.controlId}
                options={(frameworks.find(({ id }) => id === row.frameworkId)?.controls ?? []).map(
                  ({ id, title }) => ({
                    value: id,
                    label: `${id} ${title}`,
                  }),
                )}
                onChange={({ target }) => put(place, { controlId: target.value })}
              />
              <Select
                aria-label="Lowers"
                value={row.lowers}
                options={[
                  { value: "likelihood", label: "lowers likelihood" },
                  { value: "impact", label: "lowers impact" },
                ]}
                onChange={({ target }) =>
                  put(place, { lowers: target.value === "impact" ? "impact" : "likelihood" })
                }
              />
              <IconButton
                label={`Remove mitigation ${place + 1}`}
                onClick={() => props.onChange(rows.filter((_, at) => at !== place))}
              >
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

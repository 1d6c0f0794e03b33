"use client";

import { Select } from "@/components/ui/select.tsx";
import { type Grouping, Grouping as Groupings, GroupOrder } from "@/lib/findings/groups/schema.ts";

const LABELS: Record<Grouping, string> = {
  rule: "CVE or rule",
  component: "Package or component",
  team: "Owner",
  subject: "Image repository or other subject",
  base: "Base image",
  workload: "Workload",
  kind: "Kind",
  severity: "Severity",
};
const OPTIONS = [
  { value: "", label: "Not grouped" },
  ...Groupings.options.map((value) => ({
    value,
    label: `By ${LABELS[value].replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase())}`,
  })),
];

/** Whether findings are listed one by one or put together, and which groups come first. */
export function GroupSelect(props: {
  group: Grouping | null;
  order: GroupOrder;
  onChange: (next: { group?: Grouping | null; order?: GroupOrder }) => unknown;
}) {
  return (
    <>
      {props.group ? (
        <Select
          aria-label="Order of groups"
          value={props.order}
          options={[
            { value: "count", label: "Most findings first" },
            { value: "worst", label: "Worst first" },
          ]}
          onChange={({ target }) => void props.onChange({ order: GroupOrder.parse(target.value) })}
        />
      ) : null}
      <Select
        aria-label="Group findings"
        value={props.group ?? ""}
        options={OPTIONS}
        onChange={({ target }) =>
          void props.onChange({ group: Groupings.safeParse(target.value).data ?? null })
        }
      />
    </>
  );
}

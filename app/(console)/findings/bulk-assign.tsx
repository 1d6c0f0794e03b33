"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { BulkDeed } from "@/lib/findings/bulk/schema.ts";
import { assigneesQuery } from "@/lib/findings/queries.ts";

type Assignee = Extract<BulkDeed, { kind: "assign" }>["assignee"];

/** Whom all of them are given to. */
export function BulkAssign({ onAssign }: { onAssign: (assignee: Assignee) => void }) {
  const { data } = useQuery(assigneesQuery());
  const [value, setValue] = useState("");
  const options = [
    { value: "", label: "Nobody" },
    ...(data?.people ?? []).map(({ id, name, me }) => ({
      value: `person:${id}`,
      label: me ? `${name} (me)` : name,
    })),
    ...(data?.teams ?? []).map(({ id, name }) => ({ value: `team:${id}`, label: `Team ${name}` })),
  ];
  const assign = () => {
    const [kind, id] = value.split(":");
    onAssign(value === "" ? null : { kind: kind as "person" | "team", id: id! });
  };
  return (
    <span className="flex items-center gap-2">
      <Select
        aria-label="Whom to give them to"
        data-triage-field
        value={value}
        onChange={(event) => setValue(event.target.value)}
        options={options}
      />
      <Button look="primary" onClick={assign}>
        Preview…
      </Button>
    </span>
  );
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Select } from "@/components/ui/select.tsx";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";
import { assigneesQuery, FINDINGS } from "@/lib/findings/queries.ts";
import { api } from "@/lib/http/api.ts";

/** Who works on it; a change is written at once, and refused with who was faster. */
export function AssigneeSelect({ finding }: { finding: FindingDetail }) {
  const client = useQueryClient();
  const { data } = useQuery(assigneesQuery());
  const assign = useMutation({
    mutationFn: (value: string) => {
      const [kind, id] = value.split(":");
      const assignee = value === "" ? null : { kind, id };
      return api("PUT", `/findings/${finding.id}/assignee`, { assignee, version: finding.version });
    },
    onError: (error) => toast.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: FINDINGS }),
  });
  const { assignee } = finding;
  const current = assignee ? `${assignee.kind}:${assignee.id}` : "";
  const people = (data?.people ?? []).toSorted((a, b) => Number(b.me) - Number(a.me));
  const options = [
    { value: "", label: "Nobody works on it" },
    ...people.map(({ id, name, me }) => ({ value: `person:${id}`, label: me ? `${name} (me)` : name })),
    ...(data?.teams ?? []).map(({ id, name }) => ({ value: `team:${id}`, label: `Team ${name}` })),
  ];
  if (assignee && !options.some(({ value }) => value === current))
    options.push({ value: current, label: assignee.name });
  return (
    <Select
      aria-label="Who works on it"
      data-assignee-field
      value={assign.isPending ? assign.variables : current}
      onChange={(event) => assign.mutate(event.target.value)}
      options={options}
    />
  );
}

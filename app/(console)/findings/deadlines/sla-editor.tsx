"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { SlaPolicy, SlaPreview } from "@/lib/findings/deadlines/schema.ts";
import { PRIORITIES } from "@/lib/findings/priority/priority.ts";
import { api } from "@/lib/http/api.ts";
import { PRIORITY_WORDS } from "../priority-words.ts";

/** Changes the days, and says before what that makes overdue. */
export function SlaEditor({ policy }: { policy: SlaPolicy }) {
  const router = useRouter();
  const [days, setDays] = useState(policy);
  const asked = useDeferredValue(days);
  const valid = PRIORITIES.every((priority) => days[priority] >= 1 && days[priority] <= 3650);
  const changed = PRIORITIES.some((priority) => days[priority] !== policy[priority]);
  const { data: preview } = useQuery({
    queryKey: ["sla", "preview", asked],
    queryFn: () => api<SlaPreview>("POST", "/sla/preview", asked),
    enabled: valid && changed,
    placeholderData: (former) => former,
  });
  const save = useMutation({
    mutationFn: () => api("PUT", "/sla", days),
    onSuccess: () => {
      toast.success("Every open finding has its new day.");
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {PRIORITIES.map((priority) => (
          <Field key={priority} label={PRIORITY_WORDS[priority]}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={3650}
                required
                value={Number.isNaN(days[priority]) ? "" : days[priority]}
                onChange={(event) => setDays({ ...days, [priority]: event.target.valueAsNumber })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="text-muted text-sm" aria-live="polite">
        {changed && preview
          ? `${exact(preview.overdueThen)} ${plural(preview.overdueThen, "finding")} would be overdue; ${exact(preview.overdueNow)} ${preview.overdueNow === 1 ? "is" : "are"} now.`
          : "Days from first seen until it has to be fixed."}
      </p>
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={!changed || !valid || save.isPending}>
          Set the days
        </Button>
        <Button look="quiet" disabled={!changed} onClick={() => setDays(policy)}>
          As they were
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { api } from "@/lib/http/api.ts";
import { plansQuery } from "@/lib/posture/queries.ts";

/** Keeps the chosen fixes with what they are predicted to bring. */
export function KeepPlan({ scope, pick }: { scope: string; pick: string[] }) {
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const keep = useMutation({
    mutationFn: () => api("POST", "/posture/plans", { name, scope, pick }),
    onSuccess: () => {
      toast.success("The plan is kept. What comes of it is shown below.");
      setName("");
      return queries.invalidateQueries({ queryKey: plansQuery().queryKey });
    },
  });
  return (
    <form
      className="mt-4 grid gap-2 border-line border-t pt-4 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <Field
        label="Keep it as"
        error={keep.error?.message}
        hint="Later you see what it predicted beside what came of it."
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={200}
            required
            placeholder="Sprint 12"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" disabled={keep.isPending || name.trim() === ""}>
        Keep the plan
      </Button>
    </form>
  );
}

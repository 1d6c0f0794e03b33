"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { ClusterChoice } from "@/lib/compliance/schema.ts";
import { api } from "@/lib/http/api.ts";

export function SaveBaseline({ clusters }: { clusters: readonly ClusterChoice[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [cluster, setCluster] = useState("");
  const save = useMutation({
    mutationFn: () =>
      api<{ id: number }>("POST", "/baselines", { name, ...(cluster ? { cluster: Number(cluster) } : {}) }),
    onSuccess: ({ id }) => router.push(`/compliance/baselines/${id}`),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="primary">Save a baseline</Button>}
      title="Save a baseline"
      description="Keeps what every check says now as what is required from now on."
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label="Name" error={save.error?.message}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Of">
          {(control) => (
            <select
              {...control}
              className="h-8 w-full rounded-md border border-edge bg-surface px-2 text-base sm:text-sm"
              value={cluster}
              onChange={(event) => setCluster(event.target.value)}
            >
              <option value="">The whole estate</option>
              {clusters.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="flex justify-end">
          <Button type="submit" look="primary" disabled={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import type { FrameworkAdded } from "@/lib/compliance/custom/schema.ts";
import { api } from "@/lib/http/api.ts";
import { CheckSearch } from "./check-search.tsx";

interface Props {
  document: string;
  revision: number | null;
  themes: readonly { title: string; check: string }[];
}

export function FrameworkForm({ document: given, revision, themes }: Props) {
  const router = useRouter();
  const [document, setDocument] = useState(given);
  const save = useMutation({
    mutationFn: () =>
      api<FrameworkAdded>("POST", "/frameworks", { document, ...(revision === null ? {} : { revision }) }),
    onSuccess: ({ id, controls }) => {
      toast.success(`Kept, with ${controls} controls.`);
      router.push(`/compliance/${id}`);
      router.refresh();
    },
  });
  return (
    <form
      className="grid gap-4 lg:grid-cols-12"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Panel title="The framework" className="self-start lg:col-span-7">
        <div className="grid gap-4">
          <Field
            label="From a file"
            hint="JSON or YAML: our schema or an OSCAL catalogue. It replaces the text below."
          >
            {(control) => (
              <input
                {...control}
                type="file"
                accept="application/json,.json,.yaml,.yml"
                className="w-full text-sm"
                onChange={async (event) => setDocument((await event.target.files?.[0]?.text()) ?? document)}
              />
            )}
          </Field>
          <Field label="Document" error={save.error?.message}>
            {(control) => (
              <textarea
                {...control}
                required
                rows={24}
                spellCheck={false}
                className="w-full rounded-md border border-edge bg-surface px-2.5 py-1.5 font-mono text-xs"
                value={document}
                onChange={(event) => setDocument(event.target.value)}
              />
            )}
          </Field>
          <div>
            <Button type="submit" look="primary" disabled={save.isPending}>
              {revision === null ? "Add the framework" : "Save as a new revision"}
            </Button>
          </div>
        </div>
      </Panel>
      <CheckSearch themes={themes} />
    </form>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { apiUpload } from "@/lib/compliance/attestations/queries.ts";

interface Props {
  path: string;
  cluster: number | null;
  scopeName: string;
  evidence: string;
  intervalDays: number;
}

const today = (): string => new Date().toISOString().slice(0, 10);

export function AttestDialog({ path, cluster, scopeName, evidence, intervalDays }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [statement, setStatement] = useState("");
  const [from, setFrom] = useState(today);
  const [days, setDays] = useState(String(intervalDays));
  const [file, setFile] = useState<File | null>(null);
  const attest = useMutation({
    mutationFn: () =>
      apiUpload(
        path,
        {
          statement,
          effectiveFrom: new Date(`${from}T00:00:00Z`).toISOString(),
          intervalDays: days,
          ...(cluster === null ? {} : { cluster: String(cluster) }),
          ...(file ? { fileName: file.name } : {}),
        },
        file,
      ),
    onSuccess: () => {
      toast.success("Attested. Another person has to agree.");
      setOpen(false);
      setStatement("");
      router.refresh();
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Attest</Button>}
      title="Attest this control"
      description={`For ${scopeName}. To be shown: ${evidence}`}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          attest.mutate();
        }}
      >
        <Field label="What you state" hint="At least ten characters: what is done, and how you know.">
          {(control) => (
            <textarea
              {...control}
              required
              minLength={10}
              maxLength={2000}
              rows={4}
              className="w-full rounded-md border border-edge bg-surface px-2.5 py-1.5 text-base sm:text-sm"
              value={statement}
              onChange={(event) => setStatement(event.target.value)}
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Holds from">
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            )}
          </Field>
          <Field label="For how many days" hint={`${intervalDays} at most.`}>
            {(control) => (
              <Input
                {...control}
                type="number"
                required
                min={1}
                max={intervalDays}
                value={days}
                onChange={(event) => setDays(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field
          label="Evidence file"
          hint="Up to 10 MiB, kept encrypted."
          error={attest.error ? attest.error.message : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              className="w-full text-sm"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        <div className="flex justify-end">
          <Button type="submit" look="primary" disabled={attest.isPending}>
            Attest
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { api } from "@/lib/http/api.ts";
import {
  DESTINATION_KINDS,
  type DestinationKind,
  type MadeDestination,
} from "@/lib/notifications/destinations/schema.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import { connectionIn } from "./connection-form.ts";
import { refusalsIn } from "./refusals.ts";
import { SigningSecret } from "./signing-secret.tsx";
import { KIND_NAMES } from "./words.ts";

const KINDS = DESTINATION_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }));

export function AddDestination() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<DestinationKind>("webhook");
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const [secret, setSecret] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setRefusals({});
    try {
      const { signingSecret } = await api<MadeDestination>("POST", "/notifications/destinations", {
        name: String(fields.get("name")),
        connection: connectionIn(kind, fields),
      });
      setSecret(signingSecret);
      if (signingSecret === null) setOpen(false);
      router.refresh();
    } catch (error) {
      setRefusals(refusalsIn(error));
    }
  };
  const change = (next: boolean) => {
    setOpen(next);
    setSecret(null);
    setRefusals({});
  };
  const footer =
    secret === null ? (
      <>
        <Button onClick={() => change(false)}>Cancel</Button>
        <Button type="submit" form="add-destination" look="primary">
          Add
        </Button>
      </>
    ) : (
      <Button look="primary" onClick={() => change(false)}>
        Done
      </Button>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={<Button look="primary">Add a destination</Button>}
      title={secret === null ? "Add a destination" : "The signing secret"}
      footer={footer}
    >
      {secret === null ? (
        <form id="add-destination" method="post" onSubmit={submit} className="grid gap-4">
          <Field label="Kind">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={kind}
                options={KINDS}
                onChange={(event) => setKind(event.target.value as DestinationKind)}
              />
            )}
          </Field>
          <Field label="Name" error={refusals.name}>
            {(control) => <Input {...control} name="name" required maxLength={100} autoComplete="off" />}
          </Field>
          <ConnectionFields kind={kind} errors={refusals} />
          {refusals[""] ? (
            <p role="alert" className="text-sm">
              {refusals[""]}
            </p>
          ) : null}
        </form>
      ) : (
        <SigningSecret secret={secret} />
      )}
    </Dialog>
  );
}

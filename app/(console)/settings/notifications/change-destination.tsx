"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { api } from "@/lib/http/api.ts";
import type { DestinationView } from "@/lib/notifications/destinations/schema.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import { connectionIn } from "./connection-form.ts";
import { refusalsIn } from "./refusals.ts";

/** Another name, or another connection, which is given whole: nobody can read the old one. */
export function ChangeDestination(props: { destination: DestinationView; onClose: () => void }) {
  const { id, name, kind, address, version } = props.destination;
  const router = useRouter();
  const [replaces, setReplaces] = useState(false);
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setRefusals({});
    try {
      await api("PATCH", `/notifications/destinations/${id}`, {
        name: String(fields.get("name")),
        version,
        ...(replaces ? { connection: connectionIn(kind, fields) } : {}),
      });
      toast("The destination is changed");
      props.onClose();
      router.refresh();
    } catch (error) {
      setRefusals(refusalsIn(error));
    }
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={`Change ${name}`}
      description={address}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" form="change-destination" look="primary">
            Save
          </Button>
        </>
      }
    >
      <form id="change-destination" method="post" onSubmit={submit} className="grid gap-4">
        <Field label="Name" error={refusals.name}>
          {(control) => (
            <Input {...control} name="name" required maxLength={100} defaultValue={name} autoComplete="off" />
          )}
        </Field>
        <p className="flex items-center gap-1.5 text-sm">
          <Checkbox checked={replaces} onChange={setReplaces} label="Replace the connection" />
          Replace the connection
        </p>
        {replaces ? <ConnectionFields kind={kind} errors={refusals} /> : null}
        {refusals[""] ? (
          <p role="alert" className="text-sm">
            {refusals[""]}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

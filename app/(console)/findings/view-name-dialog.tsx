"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

export function ViewNameDialog(props: {
  title: string;
  name: string;
  onName: (name: string) => Promise<void>;
  onClose: () => void;
}) {
  const [name, setName] = useState(props.name);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await props.onName(name.trim());
    setBusy(false);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title={props.title}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label="Name" hint="It stands as a tab above the list.">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={60}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Button type="submit" look="primary" disabled={isBusy || name.trim() === ""}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}

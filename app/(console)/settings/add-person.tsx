"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { ROLES } from "@/lib/access/actor.ts";
import { api } from "@/lib/http/api.ts";
import { roleTitle } from "./role-title.ts";

export function AddPerson() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [complaint, setComplaint] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const person = Object.fromEntries(new FormData(event.currentTarget));
    setComplaint("");
    try {
      await api("POST", "/people", person);
      setOpen(false);
      toast(`${person.name} can sign in now`);
      router.refresh();
    } catch (error) {
      setComplaint((error as Error).message);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Add a person</Button>}
      title="Add a person"
      description="Tell them the first password in person; they change it under Settings."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="add-person" look="primary">
            Add
          </Button>
        </>
      }
    >
      <form id="add-person" method="post" onSubmit={submit} className="grid gap-4">
        <Field label="Name">
          {(control) => <Input {...control} name="name" required maxLength={100} autoComplete="off" />}
        </Field>
        <Field label="E-mail">
          {(control) => (
            <Input {...control} name="email" type="email" required maxLength={254} autoComplete="off" />
          )}
        </Field>
        <Field label="Role">
          {(control) => (
            <Select
              {...control}
              name="role"
              options={ROLES.map((role) => ({ value: role, label: roleTitle(role) }))}
              defaultValue="viewer"
            />
          )}
        </Field>
        <Field label="First password" hint="At least 12 characters.">
          {(control) => (
            <Input
              {...control}
              name="password"
              type="password"
              required
              minLength={12}
              maxLength={256}
              autoComplete="new-password"
            />
          )}
        </Field>
        <p role="alert" className="min-h-5 text-sm">
          {complaint}
        </p>
      </form>
    </Dialog>
  );
}

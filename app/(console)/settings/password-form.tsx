"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { api } from "@/lib/http/api.ts";

export function PasswordForm() {
  const router = useRouter();
  const [complaint, setComplaint] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setComplaint("");
    try {
      await api("POST", "/me/password", { current: fields.get("current"), password: fields.get("password") });
      form.reset();
      toast("Password changed; your other sessions have ended");
      router.refresh();
    } catch (error) {
      setComplaint((error as Error).message);
    }
  };
  return (
    <form method="post" onSubmit={submit} className="grid gap-3">
      <h3 className="font-medium text-sm">Change password</h3>
      <Field label="Current password">
        {(control) => (
          <Input
            {...control}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            maxLength={256}
          />
        )}
      </Field>
      <Field label="New password" hint="At least 12 characters. Your other sessions end.">
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={256}
          />
        )}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit">Change password</Button>
        <p role="alert" className="min-w-0 flex-1 text-sm">
          {complaint}
        </p>
      </div>
    </form>
  );
}

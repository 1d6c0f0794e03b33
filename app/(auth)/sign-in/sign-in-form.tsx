"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { CODE_WANTED, signIn } from "@/lib/access/queries.ts";

/** `post` on the form: a press before the script is there must not put a password into the address. */
export function SignInForm({ path }: { path: string }) {
  const [complaint, setComplaint] = useState("");
  const [busy, setBusy] = useState(false);
  const [wantsCode, setWantsCode] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    setComplaint("");
    const refusal = await signIn(
      String(fields.get("email")),
      String(fields.get("password")),
      String(fields.get("code") ?? ""),
    );
    // A whole new page: nothing of a former person's stays in the browser's memory.
    if (refusal === null) return location.assign(path);
    setBusy(false);
    setComplaint(refusal);
    if (refusal === CODE_WANTED) setWantsCode(true);
    else (code.current ?? password.current)?.select();
  };

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <Field label="E-mail">
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            maxLength={254}
            className="h-10"
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <Input
            {...control}
            ref={password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={256}
            className="h-10"
          />
        )}
      </Field>
      {wantsCode ? (
        <Field label="Code">
          {(control) => (
            <Input
              {...control}
              ref={code}
              name="code"
              autoComplete="one-time-code"
              required
              autoFocus
              maxLength={60}
              className="h-10 font-mono"
            />
          )}
        </Field>
      ) : null}
      <Button type="submit" look="primary" className="h-10" aria-disabled={busy}>
        {busy ? "Signing in…" : "Sign in"}
      </Button>
      <p role="alert" className="min-h-10 text-sm">
        {complaint}
      </p>
    </form>
  );
}

"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { signIn } from "@/lib/access/queries.ts";
import { HOME } from "@/lib/access/return-path.ts";
import { ApiError, api } from "@/lib/http/api.ts";

/** The link's token, which only the fragment holds; the address bar and the history forget it at once. */
function useToken(): { current: string } {
  const token = useRef("");
  useEffect(() => {
    if (location.hash === "") return;
    token.current = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
  }, []);
  return token;
}

const makeAccount = async (token: string, fields: FormData): Promise<string | null> => {
  const [name, email, password] = ["name", "email", "password"].map((key) => String(fields.get(key)));
  try {
    await api("POST", "/welcome", { token, name, email, password });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.problem.errors?.some(({ path }) => path === "/token")
      ? "The address holds no link. Open it just as it was printed."
      : error.message;
  }
  return signIn(email ?? "", password ?? "");
};

export function WelcomeForm() {
  const token = useToken();
  const [complaint, setComplaint] = useState("");
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setComplaint("");
    const refusal = await makeAccount(token.current, new FormData(event.currentTarget));
    if (refusal === null) return location.assign(HOME);
    setBusy(false);
    setComplaint(refusal);
  };

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="name"
            required
            autoFocus
            maxLength={100}
            className="h-10"
          />
        )}
      </Field>
      <Field label="E-mail" hint="You sign in with it; nothing is sent to it.">
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            className="h-10"
          />
        )}
      </Field>
      <Field label="Password" hint="At least 12 characters. A few words are better than many signs.">
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={256}
            className="h-10"
          />
        )}
      </Field>
      <Button type="submit" look="primary" className="h-10" aria-disabled={busy}>
        {busy ? "Making your account…" : "Make my account"}
      </Button>
      <p role="alert" className="min-h-10 text-sm">
        {complaint}
      </p>
    </form>
  );
}

"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { TokenCommands } from "@/components/collectors/token-commands.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { Select } from "@/components/ui/select.tsx";
import { kindName } from "@/lib/collectors/kind-names.ts";
import { COLLECTOR_KINDS, type CollectorKind, type MintedToken } from "@/lib/collectors/schema.ts";
import { ApiError, api } from "@/lib/http/api.ts";

const KINDS = COLLECTOR_KINDS.map((kind) => ({ value: kind, label: kindName(kind) }));
const BINDINGS = [
  { value: "", label: "Nothing in particular" },
  { value: "cluster", label: "A cluster" },
  { value: "host", label: "A host" },
];
const INTERVALS = [
  { value: "", label: "No schedule" },
  { value: "3600", label: "Every hour" },
  { value: "86400", label: "Every day" },
  { value: "604800", label: "Every week" },
];

const collectorIn = (fields: FormData) => {
  const [kind, interval] = [String(fields.get("binding")), Number(fields.get("interval"))];
  return {
    name: String(fields.get("name")).trim(),
    kind: String(fields.get("kind")),
    binding: kind === "" ? null : { kind, name: String(fields.get("bound")).trim() },
    intervalSeconds: interval > 0 ? interval : null,
  };
};

export function ConnectForm() {
  const [kind, setKind] = useState<CollectorKind>("trivy");
  const [binding, setBinding] = useState("");
  const [host, setHost] = useState<string | null>(null);
  const [minted, setMinted] = useState<MintedToken | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});

  // A cluster does not say what it is called: its collector has to.
  const choose = (chosen: CollectorKind) => {
    setKind(chosen);
    setBinding((now) => (chosen === "kubernetes" && now === "" ? "cluster" : now));
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setErrors({});
    const collector = collectorIn(new FormData(event.currentTarget));
    try {
      setMinted(await api<MintedToken>("POST", "/collectors", collector));
      setHost(collector.binding?.kind === "host" ? collector.binding.name : null);
    } catch (error) {
      const { errors: places } = error instanceof ApiError ? error.problem : {};
      setErrors(
        places
          ? Object.fromEntries(places.map(({ path, message }) => [path, message]))
          : { "": (error as Error).message },
      );
    }
  };

  if (minted) {
    return (
      <Panel title="Connected" description="Run one of these where the scanner is.">
        <TokenCommands kind={kind} minted={minted} host={host} />
        <p className="mt-4">
          <Link href={`/collectors/${minted.collectorId}`} className="text-signal text-sm underline">
            Watch for its first report
          </Link>
        </p>
      </Panel>
    );
  }
  return (
    <Panel className="max-w-xl">
      <form method="post" onSubmit={submit} className="grid gap-4">
        <Field
          label="Name"
          hint="As it shall stand in lists and in the audit log: ci, node-7, prod-eu."
          error={errors["/name"]}
        >
          {(control) => (
            <Input {...control} name="name" required autoFocus maxLength={100} autoComplete="off" />
          )}
        </Field>
        <Field label="What sends the reports">
          {(control) => (
            <Select
              {...control}
              name="kind"
              options={KINDS}
              value={kind}
              onChange={(event) => choose(event.target.value as CollectorKind)}
            />
          )}
        </Field>
        <Field label="It speaks for" hint="Decides what a report is about that does not say so itself.">
          {(control) => (
            <Select
              {...control}
              name="binding"
              options={BINDINGS}
              value={binding}
              onChange={(event) => setBinding(event.target.value)}
            />
          )}
        </Field>
        {binding === "" ? null : (
          <Field label={`Name of the ${binding}`} error={errors["/binding/name"]}>
            {(control) => <Input {...control} name="bound" required maxLength={253} autoComplete="off" />}
          </Field>
        )}
        <Field label="It reports" hint="It counts as late after one and a half intervals without a report.">
          {(control) => <Select {...control} name="interval" options={INTERVALS} />}
        </Field>
        <p role="alert" className="min-h-5 text-sm">
          {errors[""]}
        </p>
        <Button type="submit" look="primary" className="justify-self-start">
          Connect
        </Button>
      </form>
    </Panel>
  );
}

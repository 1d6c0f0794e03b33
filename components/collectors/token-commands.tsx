"use client";

import { type ReactNode, useEffect, useState } from "react";
import { KubernetesAgent } from "@/components/collectors/kubernetes-agent.tsx";
import { PipelineFile } from "@/components/collectors/pipeline-file.tsx";
import { CommandLine } from "@/components/ui/command-line.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Tabs } from "@/components/ui/tabs.tsx";
import {
  type Connection,
  isPlain,
  ownRecipes,
  type Recipe,
  recipes,
  SOME_REGISTRY,
} from "@/lib/collectors/commands.ts";
import { PLACES, type Place, pipeline } from "@/lib/collectors/pipelines.ts";
import type { CollectorKind, MintedToken } from "@/lib/collectors/schema.ts";

/** The one moment at which a token is readable: its text, and the commands with it filled in. */
export function TokenCommands({
  kind,
  minted,
  host,
}: {
  kind: CollectorKind;
  minted: MintedToken;
  host: string | null;
}) {
  const [url, setUrl] = useState("");
  const [registry, setRegistry] = useState("");
  useEffect(() => setUrl(location.origin), []);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-[75ch] text-sm">
        <strong className="font-medium">The token is shown this once.</strong>{" "}
        <span className="text-muted">Only its digest is kept. If it is lost, rotate it.</span>
      </p>
      <CommandLine command={minted.token} />
      {kind === "registry" ? <RegistryField value={registry} onChange={setRegistry} /> : null}
      <Tabs label="Where it runs" tabs={waysOf({ kind, url, token: minted.token, host, registry })} />
    </div>
  );
}

function RegistryField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Field
      label="Registry"
      hint={`Its host, with a port where it has one; a repository behind it where not all are meant. Until you say so, ${SOME_REGISTRY} stands for it.`}
      error={value === "" || isPlain(value) ? undefined : "Letters, digits and . : / _ - only."}
    >
      {(control) => (
        <Input
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
          placeholder="registry.example:5000"
          autoComplete="off"
          spellCheck={false}
          className="max-w-md"
        />
      )}
    </Field>
  );
}

const PLACE_NAMES: Record<Place, string> = {
  github: "GitHub Actions",
  gitlab: "GitLab CI",
  kubernetes: "Kubernetes",
  systemd: "systemd service",
};

interface Way {
  value: string;
  label: string;
  content: ReactNode;
}

/** Plimsoll's own agents come before what does the same with other tools. */
const waysOf = (connection: Connection): Way[] => {
  const plimsoll = commandWay("plimsoll", "plimsoll", ownRecipes(connection));
  const shell = commandWay("shell", "Shell", recipes(connection));
  const places = PLACES.flatMap((place) => placeWay(place, connection));
  if (connection.kind === "kubernetes") {
    const agent = <KubernetesAgent connection={connection} />;
    const others = places.filter(({ value }) => value !== "kubernetes");
    return [{ value: "kubernetes", label: "Kubernetes", content: agent }, ...plimsoll, ...shell, ...others];
  }
  return connection.kind === "docker" || connection.kind === "registry"
    ? [...plimsoll, ...places, ...shell]
    : [...shell, ...plimsoll, ...places];
};

const commandWay = (value: string, label: string, commands: readonly Recipe[]): Way[] =>
  commands.length === 0 ? [] : [{ value, label, content: <Commands of={commands} /> }];

const placeWay = (place: Place, connection: Connection): Way[] => {
  const made = pipeline(place, connection);
  return made ? [{ value: place, label: PLACE_NAMES[place], content: <PipelineFile pipeline={made} /> }] : [];
};

const Commands = ({ of }: { of: readonly Recipe[] }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
    {of.map(({ title, command }) => (
      <div key={title} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        <h3 className="font-medium text-sm">{title}</h3>
        <CommandLine command={command} />
      </div>
    ))}
  </div>
);

"use client";

import { useEffect, useState } from "react";
import { CommandLine } from "@/components/ui/command-line.tsx";
import { Tabs } from "@/components/ui/tabs.tsx";
import { ownRecipes, type Recipe, recipes } from "@/lib/collectors/commands.ts";
import { type Pipeline, PLACES, type Place, pipeline } from "@/lib/collectors/pipelines.ts";
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
  useEffect(() => setUrl(location.origin), []);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-[75ch] text-sm">
        <strong className="font-medium">The token is shown this once.</strong>{" "}
        <span className="text-muted">Only its digest is kept. If it is lost, rotate it.</span>
      </p>
      <CommandLine command={minted.token} />
      <Tabs label="Where it runs" tabs={waysOf({ kind, url, token: minted.token, host })} />
    </div>
  );
}

interface Connection {
  kind: CollectorKind;
  url: string;
  token: string;
  host: string | null;
}

const PLACE_NAMES: Record<Place, string> = {
  github: "GitHub Actions",
  gitlab: "GitLab CI",
  kubernetes: "Kubernetes CronJob",
  systemd: "systemd service",
};

const waysOf = (connection: Connection) => [
  { value: "shell", label: "Shell", content: <Commands of={recipes(connection)} /> },
  { value: "plimsoll", label: "plimsoll", content: <Commands of={ownRecipes(connection)} /> },
  ...PLACES.flatMap((place) => {
    const made = pipeline(place, connection);
    return made
      ? [{ value: place, label: PLACE_NAMES[place], content: <PipelineFile pipeline={made} /> }]
      : [];
  }),
];

const Commands = ({ of }: { of: readonly Recipe[] }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pt-4">
    {of.map(({ title, command }) => (
      <div key={title} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        <h3 className="font-medium text-sm">{title}</h3>
        <CommandLine command={command} />
      </div>
    ))}
  </div>
);

const PipelineFile = ({ pipeline: { before, fileName, text } }: { pipeline: Pipeline }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 pt-4">
    {before === null ? null : <p className="mb-2 break-words text-sm">{before}</p>}
    <h3 className="font-medium font-mono text-sm">{fileName}</h3>
    <CommandLine command={text} />
  </div>
);

"use client";

import { useEffect, useState } from "react";
import { CommandLine } from "@/components/ui/command-line.tsx";
import { recipes } from "@/lib/collectors/commands.ts";
import type { CollectorKind, MintedToken } from "@/lib/collectors/schema.ts";

/** The one moment at which a token is readable: its text, and the commands with it filled in. */
export function TokenCommands({ kind, minted }: { kind: CollectorKind; minted: MintedToken }) {
  const [url, setUrl] = useState("");
  useEffect(() => setUrl(location.origin), []);
  return (
    <div className="grid gap-4">
      <p className="max-w-[75ch] text-sm">
        <strong className="font-medium">The token is shown this once.</strong>{" "}
        <span className="text-muted">Only its digest is kept. If it is lost, rotate it.</span>
      </p>
      <CommandLine command={minted.token} />
      {recipes({ kind, url, token: minted.token }).map(({ title, command }) => (
        <div key={title} className="grid gap-1.5">
          <h3 className="font-medium text-sm">{title}</h3>
          <CommandLine command={command} />
        </div>
      ))}
    </div>
  );
}

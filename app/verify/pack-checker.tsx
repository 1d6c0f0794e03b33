"use client";

import { Check, FileWarning, Upload } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { Manifest, PackVerdict } from "@/lib/evidence/schema.ts";
import { type LogVerdict, verifyLog } from "@/lib/evidence/verify-log.ts";
import { verifyPack } from "@/lib/evidence/verify-pack.ts";
import { linesOf } from "./lines-of.ts";
import { LogOutcome } from "./log-outcome.tsx";

type State = { name: string; verdict: PackVerdict | null; log?: LogVerdict };

/** A bundle's bytes; a sealed segment is one that was compressed. */
const textOf = (file: File): ReadableStream<Uint8Array<ArrayBuffer>> =>
  file.name.endsWith(".gz") ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream();

/** Takes a file by choice or by drop, checks it here, and says what it proves. */
export function PackChecker() {
  const [state, setState] = useState<State | null>(null);
  const [key, setKey] = useState("");
  const check = async (file: File | undefined) => {
    if (!file) return;
    setState({ name: file.name, verdict: null });
    const noted = key.trim() || undefined;
    if (/\.jsonl(\.gz)?$/.test(file.name)) {
      const log = await verifyLog(linesOf(textOf(file)), noted).catch(
        (error: Error): LogVerdict => ({
          ok: false,
          entry: 1,
          reason: `the file ends early or is damaged (${error.message})`,
        }),
      );
      return setState({ name: file.name, verdict: null, log });
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    setState({ name: file.name, verdict: await verifyPack(bytes, noted) });
  };
  return (
    <>
      <form
        className="grid gap-4"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void check(event.dataTransfer.files[0]);
        }}
        onSubmit={(event) => event.preventDefault()}
      >
        <label htmlFor="verifier-key" className="grid gap-1 text-sm">
          The verifier key you noted
          <Input
            id="verifier-key"
            value={key}
            placeholder="Leave empty, and compare it with the one below"
            className="font-mono text-xs"
            onChange={(event) => setKey(event.target.value)}
          />
        </label>
        <label className="grid cursor-pointer justify-items-center gap-2 rounded-lg border border-line border-dashed px-4 py-10 text-sm hover:bg-raised focus-within:outline-2">
          <Upload aria-hidden className="size-5 text-muted" />
          <span>
            <span className="font-medium">Choose an evidence pack or an audit bundle</span> or drop it here
          </span>
          <input
            type="file"
            accept=".zip,.jsonl,.gz,application/zip"
            className="sr-only"
            onChange={(event) => void check(event.target.files?.[0])}
          />
        </label>
      </form>
      <div aria-live="polite">
        {state?.log ? (
          <LogOutcome name={state.name} verdict={state.log} onAgain={() => setState(null)} />
        ) : state ? (
          <Outcome {...state} onAgain={() => setState(null)} />
        ) : null}
      </div>
    </>
  );
}

function Outcome({ name, verdict, onAgain }: State & { onAgain: () => void }) {
  if (!verdict) return <p className="text-sm">Checking {name}…</p>;
  if (!verdict.ok)
    return (
      <div role="alert" className="grid gap-2 rounded-lg border border-critical px-4 py-3 text-sm">
        <p className="flex items-center gap-2 font-semibold">
          <FileWarning aria-hidden className="size-5 text-critical" /> {name} is not as it was made
        </p>
        <p>
          <code className="font-mono text-xs">{verdict.what}</code>: {verdict.reason}.
        </p>
        <div>
          <Button look="quiet" onClick={onAgain}>
            Check another
          </Button>
        </div>
      </div>
    );
  const { manifest, signedAt, entries } = verdict;
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          <Check aria-hidden className="size-5 text-signal" /> {name} is as it was made
        </span>
      }
    >
      <div className="grid gap-4 text-sm">
        <KeyValues items={facts(manifest, signedAt, entries)} />
        <ul className="grid gap-1 text-xs">
          {manifest.files.map((file) => (
            <li key={file.name} className="flex flex-wrap gap-x-3">
              <span className="w-28 font-medium">{file.name}</span>
              <code className="min-w-0 break-all font-mono text-muted">{file.sha256}</code>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

const facts = ({ subject, instant, madeBy, key, entry }: Manifest, signedAt: string, entries: number) => [
  { key: "Evidence of", value: `${subject.title}, ${subject.scope}` },
  { key: "At", value: instant },
  { key: "Made by", value: madeBy },
  {
    key: "Audit log",
    value: `entry ${entry} records it; ${exact(entries)} ${plural(entries, "entry", "entries")} proved, signed ${signedAt}`,
  },
  { key: "Signed by", value: key, mono: true },
];

import { Download, ShieldAlert, ShieldCheck, ShieldQuestion } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { CommandLine } from "@/components/ui/command-line.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AuditStatus } from "@/lib/audit/schema.ts";

/** What is known of the log's integrity: verified, signed, or neither yet; and how to check it without us. */
export function LogState({ status, canExport }: { status: AuditStatus; canExport: boolean }) {
  const { checkpoint, key, size, pending } = status;
  return (
    <Panel>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <Verdict status={status} />
          <p className="text-muted text-xs">
            {exact(size)} {plural(size, "entry", "entries")}
            {pending > 0 ? `, ${exact(pending)} more waiting for a number` : ""}
            {checkpoint ? (
              <>
                {" "}
                · checkpoint of entry {exact(checkpoint.size)} signed <RelativeTime at={checkpoint.at} />
              </>
            ) : (
              " · no checkpoint signed yet"
            )}
          </p>
        </div>
        {canExport ? (
          <Button asChild look="primary">
            <a href="/api/v1/audit/bundle" download>
              <Download aria-hidden />
              Download bundle
            </a>
          </Button>
        ) : null}
      </div>
      <Places places={status.places} />
      <details className="mt-3 text-sm">
        <summary className="w-fit cursor-pointer text-muted hover:text-ink">
          Check it yourself, offline
        </summary>
        <div className="mt-3 grid max-w-[75ch] gap-3">
          <p className="text-muted">
            On any machine with Plimsoll's command. It prints the first bad entry, if there is one. Note the
            key below in another place: whoever owns this machine owns its key.
          </p>
          <CommandLine
            command={`plimsoll audit verify plimsoll-audit.jsonl${key ? ` --key '${key}'` : ""}`}
          />
          {key ? (
            <p className="flex items-center gap-1">
              <span className="text-muted">Public key</span>
              <code className="min-w-0 break-all font-mono text-xs">{key}</code>
              <CopyButton text={key} label="Copy public key" />
            </p>
          ) : null}
        </div>
      </details>
    </Panel>
  );
}

/** Where checkpoints went: what arrived there, nobody here can take back. */
function Places({ places }: { places: AuditStatus["places"] }) {
  if (places.length === 0)
    return (
      <p className="mt-2 text-muted text-xs">
        Checkpoints stay on this machine. Have them taken elsewhere with{" "}
        <code className="font-mono">PLIMSOLL_CHECKPOINT_FILE</code>,{" "}
        <code className="font-mono">_SYSLOG</code> or <code className="font-mono">_WEBHOOK</code>.
      </p>
    );
  return (
    <ul className="mt-2 grid gap-1 text-muted text-xs">
      {places.map(({ place, size, at, problem }) => (
        <li key={place} className="break-words">
          {place}: {at ? `up to entry ${exact(size)}, ` : "nothing yet"}
          {at ? <RelativeTime at={at} /> : null}
          {problem ? <span className="text-critical dark:text-high"> · {problem}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Verdict({ status: { verified, size } }: { status: AuditStatus }) {
  if (!verified) {
    return (
      <p className="flex items-center gap-2 font-medium">
        <ShieldQuestion aria-hidden className="size-5 shrink-0 text-muted" />
        {size === 0 ? "Nothing to verify yet" : "Not verified yet; the worker re-reads the log every hour"}
      </p>
    );
  }
  if (verified.problem) {
    return (
      <p role="alert" className="flex items-center gap-2 border-critical border-l-3 pl-3 font-medium">
        <ShieldAlert aria-hidden className="size-5 shrink-0" />
        <span>The log was changed: {verified.problem}</span>
      </p>
    );
  }
  return (
    <p className="flex items-center gap-2 font-medium">
      <ShieldCheck aria-hidden className="size-5 shrink-0 text-good" />
      <span>
        Verified to entry {exact(verified.size)}, <RelativeTime at={verified.at} />
      </span>
    </p>
  );
}

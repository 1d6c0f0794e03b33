import { Check, FileWarning } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { LogVerdict } from "@/lib/evidence/verify-log.ts";

/** What an audit bundle proves, or where it broke. */
export function LogOutcome(props: { name: string; verdict: LogVerdict; onAgain: () => void }) {
  const { name, verdict, onAgain } = props;
  if (!verdict.ok)
    return (
      <div role="alert" className="grid gap-2 rounded-lg border border-critical px-4 py-3 text-sm">
        <p className="flex items-center gap-2 font-semibold">
          <FileWarning aria-hidden className="size-5 text-critical" /> {name} is not the log that was signed
        </p>
        <p>
          From entry {exact(verdict.entry)}: {verdict.reason}.
        </p>
        <div>
          <Button look="quiet" onClick={onAgain}>
            Check another
          </Button>
        </div>
      </div>
    );
  const { first, size, entries, checkpoints, signedAt, key } = verdict;
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          <Check aria-hidden className="size-5 text-signal" /> {name} is the log that was signed
        </span>
      }
    >
      <KeyValues
        items={[
          { key: "Entries", value: `${exact(entries)}, from ${exact(first)} to ${exact(size)}` },
          { key: "Checkpoints", value: `${exact(checkpoints)}, the last signed ${signedAt}` },
          { key: "Signed by", value: key, mono: true },
        ]}
      />
    </Panel>
  );
}

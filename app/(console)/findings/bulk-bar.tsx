"use client";

import { Button } from "@/components/ui/button.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { allowedMoves } from "@/lib/findings/lifecycle.ts";
import type { FindingRow } from "@/lib/findings/list/schema.ts";
import { useTriage } from "./use-triage.ts";
import { VerdictForm } from "./verdict-form.tsx";

const AT_ONCE = 500;
const MOVES = ["open" as const, ...allowedMoves("open")].filter((status) => status !== "risk_accepted");

/** One verdict on everything selected; what cannot move stays and is named afterwards. */
export function BulkBar({ rows, onDone }: { rows: readonly FindingRow[]; onDone: () => void }) {
  const triage = useTriage();
  const subjects = new Set(rows.map((row) => row.subject.id)).size;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-3 rounded-md border border-signal bg-signal-wash px-3 py-1.5 text-sm">
      <span className="font-medium">
        {exact(rows.length)} {plural(rows.length, "finding")} in {exact(subjects)} {plural(subjects, "place")}
      </span>
      {rows.length > AT_ONCE ? (
        <span>At most {AT_ONCE} at once: take some out of the selection.</span>
      ) : (
        <div className="min-w-0 flex-1">
          <VerdictForm
            current={null}
            moves={MOVES}
            pending={triage.isPending}
            label="Status of the selected findings"
            onVerdict={(verdict) => {
              triage.mutate({ ...verdict, findings: rows.map(({ id, version }) => ({ id, version })) });
              onDone();
            }}
          />
        </div>
      )}
      <Button look="quiet" onClick={onDone}>
        Clear selection
      </Button>
    </div>
  );
}

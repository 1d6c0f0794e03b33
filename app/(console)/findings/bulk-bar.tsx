"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { Select } from "@/components/ui/select.tsx";
import type { BulkDeed } from "@/lib/findings/bulk/schema.ts";
import { allowedMoves } from "@/lib/findings/lifecycle.ts";
import type { FindingRow, Total } from "@/lib/findings/list/schema.ts";
import { BulkAssign } from "./bulk-assign.tsx";
import { BulkDialog } from "./bulk-dialog.tsx";
import { useTriageKey } from "./use-triage-key.ts";
import { VerdictForm } from "./verdict-form.tsx";

const MOVES = ["open" as const, ...allowedMoves("open")].filter((status) => status !== "risk_accepted");
const DEEDS = [
  { value: "verdict", label: "Set status" },
  { value: "assign", label: "Give to" },
];

/** One deed to everything chosen: rows, or all that the filter finds. It is shown before it is done. */
export function BulkBar(props: {
  rows: readonly FindingRow[];
  /** What the list shows, as the API reads it, and how many that are. */
  filter: string;
  total: Total | undefined;
  onDone: () => void;
}) {
  const { rows, filter, total, onDone } = props;
  useTriageKey();
  const [all, setAll] = useState(false);
  const [kind, setKind] = useState("verdict");
  const [deed, setDeed] = useState<BulkDeed | null>(null);
  const more = total !== undefined && (total.capped || total.count > rows.length);
  const chosen = all ? { filter, ids: null } : { filter: null, ids: rows.map(({ id }) => id) };
  const count = all && total ? `${exact(total.count)}${total.capped ? "+" : ""}` : exact(rows.length);
  return (
    <section
      aria-label="Selected findings"
      className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-signal bg-signal-wash px-3 py-1.5 text-sm"
    >
      <span className="font-medium">
        {count} {plural(all ? (total?.count ?? 0) : rows.length, "finding")} selected
      </span>
      {more ? (
        <Button look="quiet" onClick={() => setAll(!all)} data-select-all>
          {all
            ? "Only the rows chosen"
            : `Select all ${exact(total.count)}${total.capped ? "+" : ""} that match`}
        </Button>
      ) : null}
      <Select
        aria-label="What to do"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        options={DEEDS}
      />
      <div className="min-w-0 flex-1">
        {kind === "verdict" ? (
          <VerdictForm
            current={null}
            moves={MOVES}
            pending={false}
            label="Status of the selected findings"
            action="Preview…"
            onVerdict={(verdict) => setDeed({ kind: "verdict", ...verdict } as BulkDeed)}
          />
        ) : (
          <BulkAssign onAssign={(assignee) => setDeed({ kind: "assign", assignee })} />
        )}
      </div>
      <Button look="quiet" onClick={onDone}>
        Clear selection
      </Button>
      {deed ? (
        <BulkDialog
          chosen={chosen}
          deed={deed}
          onClose={() => setDeed(null)}
          onDone={() => {
            setDeed(null);
            setAll(false);
            onDone();
          }}
        />
      ) : null}
    </section>
  );
}

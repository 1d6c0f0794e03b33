"use client";

import { useQuery } from "@tanstack/react-query";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { BulkDeed, BulkPreview } from "@/lib/findings/bulk/schema.ts";
import { bulkPreviewQuery } from "@/lib/findings/queries.ts";
import { deedText } from "./deed-text.ts";
import { type Chosen, useBulk } from "./use-bulk.ts";

/** Shows what will change before it does; Enter does it. */
export function BulkDialog(props: {
  chosen: Chosen;
  deed: BulkDeed;
  onClose: () => void;
  onDone: () => void;
}) {
  const { chosen, deed, onClose, onDone } = props;
  const { data, error, refetch } = useQuery(bulkPreviewQuery({ ...chosen, deed }));
  const bulk = useBulk(onDone);
  const ready = data !== undefined && !data.tooMany && data.changes > 0 && !bulk.isPending;
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={
        data ? `${deedText(deed)}: ${exact(data.changes)} ${plural(data.changes, "finding")}` : deedText(deed)
      }
      description="What you see is what is changed, in one step that can be taken back at any time."
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            key={String(ready)}
            autoFocus
            look="primary"
            disabled={!ready}
            onClick={() =>
              data && bulk.mutate({ ...chosen, deed, digest: data.digest }, { onError: () => void refetch() })
            }
          >
            {bulk.isPending
              ? "Changing them…"
              : `Change ${exact(data?.changes ?? 0)} ${plural(data?.changes ?? 0, "finding")}`}
          </Button>
        </>
      }
    >
      {bulk.isPending ? <Progress label="The findings are being changed" /> : null}
      {(bulk.error ?? error) ? (
        <p role="alert" className="mb-3 border-critical border-l-3 pl-3 text-sm">
          {(bulk.error ?? error)!.message}
        </p>
      ) : null}
      {data ? <Preview preview={data} /> : null}
    </Dialog>
  );
}

function Preview({ preview }: { preview: BulkPreview }) {
  return (
    <div className="grid gap-3 text-sm">
      {preview.tooMany ? (
        <p role="alert" className="border-critical border-l-3 pl-3">
          More than 10,000 findings match: narrow the filter.
        </p>
      ) : null}
      <p>
        In {exact(preview.subjects)} {plural(preview.subjects, "place")}; now{" "}
        {Object.entries(preview.statuses)
          .map(([status, count]) => `${exact(count)} ${status.replaceAll("_", " ")}`)
          .join(", ") || "nothing that can change"}
        .
      </p>
      {preview.changes > 0 ? <SeverityBar counts={preview.severities} legend /> : null}
      {preview.refused.map(({ reason, count }) => (
        <p key={reason} className="text-muted">
          {exact(count)} {plural(count, "stays", "stay")} as {plural(count, "it is", "they are")}: {reason}
        </p>
      ))}
      <ul className="divide-y divide-line border-line border-y text-[13px]">
        {preview.sample.map((row) => (
          <li key={row.id} className="flex items-baseline gap-2 py-1">
            <SeverityMark severity={row.severity} />
            <span className="font-medium">{row.rule.key}</span>
            <span className="min-w-0 flex-1 truncate text-muted">
              {[row.component, row.subject.name].filter(Boolean).join(" in ")}
            </span>
          </li>
        ))}
      </ul>
      {preview.changes > preview.sample.length ? (
        <p className="text-muted">and {exact(preview.changes - preview.sample.length)} more</p>
      ) : null}
    </div>
  );
}

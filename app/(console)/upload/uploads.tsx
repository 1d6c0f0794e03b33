"use client";

import { X } from "lucide-react";
import { DeliveryList } from "@/components/deliveries/delivery-list.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import type { DeliveryView } from "@/lib/ingest/schema.ts";
import { DropZone } from "./drop-zone.tsx";
import { usePreviewChoice } from "./use-preview-choice.ts";
import { type Sending, useSending } from "./use-sending.ts";

type UploadsProps = {
  collectorId: number | null;
  initial: DeliveryView[];
  canPush: boolean;
  canResolve: boolean;
  canOpen: boolean;
};

export function Uploads({ collectorId: known, initial, canPush, canResolve, canOpen }: UploadsProps) {
  const [preview, setPreview] = usePreviewChoice();
  const { collectorId, files, add, dismiss } = useSending(known, preview);
  return (
    <div className="grid gap-4">
      {canPush ? (
        <div className="grid gap-2">
          <DropZone onFiles={add} />
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is a button, which a label names too */}
          <label className="flex w-fit cursor-pointer items-start gap-1 text-sm leading-6">
            <Checkbox checked={preview} onChange={setPreview} label="Preview before applying" />
            <span>Preview before applying: show what each file would change, and wait for my word</span>
          </label>
        </div>
      ) : (
        <p className="text-muted text-sm">Your role does not send reports; analysts and administrators do.</p>
      )}
      <Panel title="Uploads" flush>
        {files.length > 0 ? (
          <ul aria-label="Files on their way" className="border-line border-b">
            {files.map((file) => (
              <SendingItem key={file.id} sending={file} onDismiss={() => dismiss(file.id)} />
            ))}
          </ul>
        ) : null}
        <DeliveryList
          key={collectorId}
          collectorId={collectorId}
          initial={collectorId === known ? initial : undefined}
          canResolve={canResolve}
          canOpen={canOpen}
          empty={
            files.length > 0 ? null : (
              <EmptyState
                title="Nothing was uploaded yet"
                command="trivy image --format json --output report.json IMAGE"
              >
                Every file you send stays listed here with what it changed.
              </EmptyState>
            )
          }
        />
      </Panel>
    </div>
  );
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

function SendingItem({ sending, onDismiss }: { sending: Sending; onDismiss: () => void }) {
  const { file, sent, state, complaint } = sending;
  const over = state === "refused" || state === "repeated";
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-line border-b px-4 py-3 text-sm last:border-b-0">
      <span className="truncate font-medium">{file.name}</span>
      {over ? (
        <IconButton label={`Dismiss ${file.name}`} onClick={onDismiss}>
          <X />
        </IconButton>
      ) : (
        <span className="tabular text-muted text-xs">
          {megabytes(sent)} of {megabytes(file.size)}
        </span>
      )}
      <div className="col-span-2">
        {state === "refused" ? <p role="alert">Not sent: {complaint}</p> : null}
        {state === "repeated" ? <p className="text-muted">The very same document was sent before.</p> : null}
        {over ? null : <Progress label={`Sending ${file.name}`} value={sent} max={Math.max(1, file.size)} />}
      </div>
    </li>
  );
}

"use client";

import { clsx } from "clsx";
import { FileUp } from "lucide-react";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";

/** Pasted text is a document too. */
const pasted = ({ clipboardData }: ClipboardEvent): File[] => {
  if (clipboardData.files.length > 0) return [...clipboardData.files];
  const text = clipboardData.getData("text/plain");
  return text.trim() === "" ? [] : [new File([text], "pasted.json", { type: "application/json" })];
};

/** Takes files by drop, by button and by paste. */
export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <section
      aria-label="Files to send"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => onFiles(pasted(event))}
      className={clsx(
        "grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-10 text-center transition-colors",
        over ? "border-signal bg-signal-wash" : "border-edge bg-surface",
      )}
    >
      <FileUp aria-hidden className="size-6 text-muted" />
      <p className="font-medium">Drop reports here</p>
      <p className="max-w-[60ch] text-muted text-sm">
        Scans, bills of materials, benchmarks, inventories, VEX and runtime logs, as their tools write them;
        plain, gzip or zstd, up to 100 MiB each.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button look="primary" onClick={() => input.current?.click()}>
          Choose files
        </Button>
        <input
          aria-label="Or paste a document"
          placeholder="Or paste a document"
          value=""
          onChange={() => undefined}
          className="h-8 w-44 rounded-md border border-edge bg-surface px-2.5 text-base placeholder:text-muted sm:text-sm"
        />
      </div>
      <input
        ref={input}
        type="file"
        multiple
        aria-label="Choose report files"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </section>
  );
}

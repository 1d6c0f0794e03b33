"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { bytes } from "@/components/ui/bytes.ts";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AuditSegment } from "@/lib/audit/segments/schema.ts";
import { api } from "@/lib/http/api.ts";

interface Rights {
  canTake: boolean;
  canLetGo: boolean;
}

/** What left the list by age, below its oldest entry. */
export function SealedSegments({ segments, ...rights }: { segments: AuditSegment[] } & Rights) {
  return (
    <Panel title="Sealed segments" flush>
      <p className="max-w-[75ch] px-4 pb-3 text-muted text-sm">
        Entries older than the list keeps (Settings, Storage). Each file verifies by itself, offline or on the{" "}
        <a href="/verify" className="text-signal underline">
          page for that
        </a>
        ; its digest stands in the log.
      </p>
      <ul aria-label="Sealed segments" className="divide-y divide-line border-line border-t">
        {segments.map((segment) => (
          <SegmentItem key={segment.id} segment={segment} {...rights} />
        ))}
      </ul>
    </Panel>
  );
}

function SegmentItem({ segment, canTake, canLetGo }: { segment: AuditSegment } & Rights) {
  const router = useRouter();
  const { id, first, last, firstAt, lastAt, sha256, takenAt, letGoAt } = segment;
  const name = `entries ${exact(first)} to ${exact(last)}`;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">
          Entries {exact(first)} to {exact(last)}
        </p>
        <p className="text-muted text-xs">
          {firstAt.slice(0, 10)} to {lastAt.slice(0, 10)} (UTC) · {bytes(segment.bytes)} ·{" "}
          {letGoAt ? (
            <>
              text let go <RelativeTime at={letGoAt} />
            </>
          ) : takenAt ? (
            <>
              first downloaded <RelativeTime at={takenAt} />
            </>
          ) : (
            "never downloaded"
          )}
        </p>
        <p className="break-all font-mono text-muted text-xs">SHA-256 {sha256}</p>
      </div>
      {canTake && !letGoAt ? (
        <Button asChild>
          <a href={`/api/v1/audit/segments/${id}`} download aria-label={`Download ${name}`}>
            <Download aria-hidden />
            Download
          </a>
        </Button>
      ) : null}
      {canLetGo && takenAt && !letGoAt ? (
        <ConfirmButton
          label="Let go"
          look="danger"
          title={`Let the text of ${name} go?`}
          effect="It leaves this machine for good: who did what then is only in the file that was downloaded. Hashes stay, so that the log and that file still prove themselves."
          onConfirm={async () => {
            await api("DELETE", `/audit/segments/${id}`);
            router.refresh();
          }}
        />
      ) : null}
    </li>
  );
}

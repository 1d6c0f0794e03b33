"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { StatusBadge } from "@/components/severity/status-badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { api } from "@/lib/http/api.ts";
import type { VexAnswered, VexMatchView } from "@/lib/vex/schema.ts";

type Props = { matches: readonly VexMatchView[]; nextHref: string | null; canAnswer: boolean };

/** What statements ask of findings; a person accepts it as their own decision, or lays it aside. */
export function MatchList({ matches, nextHref, canAnswer }: Props) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const answer = async (accept: boolean, some: readonly VexMatchView[]) => {
    setBusy(true);
    const asked = some.map(({ statementId, findingId }) => ({ statementId, findingId }));
    try {
      const { refused } = await api<VexAnswered>("POST", "/vex/suggestions", { accept, matches: asked });
      if (refused[0])
        toast.error(`${refused.length} could not be applied.`, { description: refused[0].reason });
    } catch (error) {
      toast.error("Nothing was changed.", { description: (error as Error).message });
    }
    setBusy(false);
    router.refresh();
  };
  if (matches.length === 0)
    return (
      <Panel flush>
        <EmptyState title="Nothing here">
          No statement of this sort speaks of a finding that is open.
        </EmptyState>
      </Panel>
    );
  const all = (accept: boolean) => (
    <Button disabled={busy} onClick={() => void answer(accept, matches)}>
      {accept ? "Accept" : "Lay aside"} all {matches.length} shown
    </Button>
  );
  return (
    <Panel flush>
      {canAnswer ? (
        <div className="flex flex-wrap justify-end gap-2 border-line border-b px-4 py-2">
          {all(false)}
          {all(true)}
        </div>
      ) : null}
      <ul aria-label="Statements and findings" className="divide-y divide-line">
        {matches.map((match) => (
          <li
            key={`${match.statementId} ${match.findingId}`}
            className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 text-sm"
          >
            <MatchText match={match} />
            {canAnswer ? (
              <span className="flex gap-2">
                <Button look="quiet" disabled={busy} onClick={() => void answer(false, [match])}>
                  Lay aside
                </Button>
                <Button disabled={busy} onClick={() => void answer(true, [match])}>
                  Accept
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {nextHref ? (
        <Button asChild look="quiet" className="m-2">
          <Link href={nextHref}>More</Link>
        </Button>
      ) : null}
    </Panel>
  );
}

function MatchText({ match }: { match: VexMatchView }) {
  const { rule, component, subject, author, says, justification, comment, whole } = match;
  return (
    <div className="grid min-w-0 flex-1 basis-80 gap-1">
      <p className="break-words">
        <Link href={`/findings/${match.findingId}`} className="font-medium hover:underline">
          {rule}
        </Link>{" "}
        <span className="text-muted">
          in {component} of {subject}
        </span>
      </p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
        <StatusBadge status={match.status} />
        {match.status === match.proposed ? null : (
          <>
            <span aria-hidden>→</span>
            <span className="sr-only">would become</span>
            <StatusBadge status={match.proposed} />
          </>
        )}
        <span className="text-muted">
          {author || "Unnamed author"} says {says.replaceAll("_", " ")}
          {justification ? `: ${justification.replaceAll("_", " ")}` : ""}
        </span>
      </p>
      {whole ? null : (
        <p className="text-xs">It speaks of some of the images or versions that have it, not of all.</p>
      )}
      <p className="max-w-[75ch] break-words text-muted text-xs">{comment}</p>
    </div>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { api } from "@/lib/http/api.ts";
import type { VexAuthor } from "@/lib/vex/schema.ts";

/** Who speaks, through whom, and whether their word decides by itself. */
export function AuthorList({ authors, canTrust }: { authors: readonly VexAuthor[]; canTrust: boolean }) {
  return (
    <Panel
      title="Authors"
      description="An author is known by the collector that brings the word: a name alone proves nothing."
      flush
    >
      <ul aria-label="Authors" className="divide-y divide-line">
        {authors.map((author) => (
          <AuthorItem key={`${author.collectorId} ${author.author}`} author={author} canTrust={canTrust} />
        ))}
      </ul>
    </Panel>
  );
}

function AuthorItem({ author, canTrust }: { author: VexAuthor; canTrust: boolean }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const { collectorId, collector, statements, trusted, matches } = author;
  const set = async () => {
    setBusy(true);
    const wish = { collectorId, author: author.author, trusted: !trusted };
    await api("PUT", "/vex/trust", wish).catch((error: Error) =>
      toast.error("Trust was not changed.", { description: error.message }),
    );
    setBusy(false);
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-words font-medium">{author.author || "Unnamed author"}</p>
        <p className="text-muted text-xs">
          through {collector} · {exact(statements)} {plural(statements, "statement")} ·{" "}
          {exact(matches.suggested ?? 0)} suggested, {exact(matches.applied ?? 0)} applied
        </p>
      </div>
      <Badge look={trusted ? "signal" : "plain"}>{trusted ? "decides" : "suggests"}</Badge>
      {canTrust ? (
        <Button onClick={() => void set()} disabled={busy}>
          {trusted
            ? "Stop trusting"
            : `Trust${matches.suggested ? ` and apply ${exact(matches.suggested)}` : ""}`}
        </Button>
      ) : null}
    </li>
  );
}

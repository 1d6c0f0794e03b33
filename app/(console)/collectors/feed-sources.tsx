"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { duration } from "@/components/ui/duration.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { api } from "@/lib/http/api.ts";
import { feedSourcesQuery } from "@/lib/intelligence/sources/queries.ts";
import type { FeedSourceView } from "@/lib/intelligence/sources/schema.ts";
import { FeedSourceForm } from "./feed-source-form.tsx";

/** Where feeds come from by themselves. */
export function FeedSources({ initial, canManage }: { initial: FeedSourceView[]; canManage: boolean }) {
  const client = useQueryClient();
  const query = feedSourcesQuery();
  const { data: sources } = useQuery({ ...query, initialData: initial });
  const refresh = () => client.invalidateQueries({ queryKey: query.queryKey });
  return (
    <div className="grid gap-3 px-4 py-3">
      <div>
        <h3 className="font-medium text-sm">Fetched by schedule</h3>
        <p className="text-muted text-xs">
          {sources.length === 0 ? "Nothing is fetched: feeds come by upload and by collectors. " : null}
          Only addresses on the Internet are asked, unless the operator's PLIMSOLL_OUTBOUND_ALLOW names them.
        </p>
      </div>
      {sources.length === 0 ? null : (
        <ul aria-label="Feed sources" className="grid gap-3">
          {sources.map((source) => (
            <SourceItem key={source.id} source={source} canManage={canManage} onChange={refresh} />
          ))}
        </ul>
      )}
      {canManage ? <FeedSourceForm onAdded={refresh} /> : null}
    </div>
  );
}

function SourceItem({
  source,
  canManage,
  onChange,
}: {
  source: FeedSourceView;
  canManage: boolean;
  onChange: () => Promise<void>;
}) {
  const { id, feed, url, error, queued } = source;
  const fetchNow = async () => {
    await api("POST", `/feeds/sources/${id}/fetch`).catch((failure: Error) => toast.error(failure.message));
    await onChange();
  };
  const remove = async () => {
    await api("DELETE", `/feeds/sources/${id}`);
    await onChange();
  };
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 text-sm">
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
        <p className="break-all font-mono text-xs">{url}</p>
        <p className="text-muted text-xs">
          {feed.toUpperCase()}, every {duration(source.intervalSeconds)}; <Attempt source={source} />
        </p>
        {error ? <output className="block text-high text-xs">{error}</output> : null}
      </div>
      {canManage ? (
        <div className="flex gap-2">
          <Button
            onClick={fetchNow}
            disabled={queued}
            aria-label={`${queued ? "Fetching…" : "Fetch now"}: ${url}`}
          >
            {queued ? "Fetching…" : "Fetch now"}
          </Button>
          <ConfirmButton
            look="quiet"
            label="Remove"
            title="Stop fetching this feed?"
            effect={`${url} is not asked any more. What it brought stays, and grows old.`}
            onConfirm={remove}
          />
        </div>
      ) : null}
    </li>
  );
}

function Attempt({ source: { attemptedAt, fetchedAt, queued } }: { source: FeedSourceView }) {
  if (attemptedAt === null) return queued ? "being fetched for the first time" : "not fetched yet";
  if (fetchedAt === attemptedAt)
    return (
      <>
        fetched <RelativeTime at={attemptedAt} />
      </>
    );
  return (
    <>
      last attempt <RelativeTime at={attemptedAt} />,{" "}
      {fetchedAt === null ? (
        "never fetched"
      ) : (
        <>
          fetched <RelativeTime at={fetchedAt} />
        </>
      )}
    </>
  );
}

import { CommandLine } from "@/components/ui/command-line.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { FeedView } from "@/lib/intelligence/feeds/schema.ts";

/** What weighs findings beside their scanners' words, and how old it is. */
export function FeedList({ feeds }: { feeds: readonly FeedView[] }) {
  return (
    <Panel
      title="Intelligence feeds"
      description="Exploitation and its likelihood; a feed replaces what single reports say of it"
      flush
    >
      <ul>
        {feeds.map((feed) => (
          <FeedItem key={feed.name} feed={feed} />
        ))}
      </ul>
    </Panel>
  );
}

function FeedItem({ feed }: { feed: FeedView }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 border-line border-b px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className="font-medium text-sm">{feed.title}</p>
        <p className={feed.old ? "text-sm text-high" : "text-muted text-sm"}>
          {feed.asOf === null ? (
            "never loaded: findings are weighed by what their reports say"
          ) : (
            <>
              {feed.old ? "old: as of " : "as of "}
              <RelativeTime at={feed.asOf} />
            </>
          )}
        </p>
        {feed.asOf === null ? null : (
          <p className="tabular text-muted text-xs">
            {exact(feed.records)} {plural(feed.records, "record")}, {exact(feed.concerned)} of advisories here
          </p>
        )}
      </div>
      {feed.old ? (
        <>
          <CommandLine command={feed.command} />
          <p className="text-muted text-xs">
            Then drop the file on the Upload page, or push it with a collector's token.
          </p>
        </>
      ) : null}
    </li>
  );
}

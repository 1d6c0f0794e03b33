import { CommandLine } from "@/components/ui/command-line.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Actor } from "@/lib/access/actor.ts";
import { may } from "@/lib/access/permissions.ts";
import { countAdvisories } from "@/lib/intelligence/advisories/read.ts";
import { listFeeds } from "@/lib/intelligence/feeds/read.ts";
import { listFeedSources } from "@/lib/intelligence/sources/read.ts";
import { FeedSources } from "./feed-sources.tsx";

/** What weighs findings and makes new ones beside their scanners' words, how old it is, and where it comes from. */
export async function FeedList({ actor }: { actor: Actor }) {
  const [feeds, advisories, sources] = await Promise.all([
    listFeeds(actor),
    countAdvisories(actor),
    listFeedSources(actor),
  ]);
  return (
    <Panel
      title="Intelligence feeds"
      description="Exploitation and its likelihood; advisories that stored bills of materials are matched with"
      flush
    >
      <ul aria-label="Feeds">
        {feeds.map((feed) => (
          <FeedItem key={feed.name} {...feed} missing="findings are weighed by what their reports say" />
        ))}
        <FeedItem
          {...advisories}
          title="Advisories (OSV)"
          asOf={advisories.newest}
          missing="bills of materials are kept, and nothing is found in them"
        />
      </ul>
      <FeedSources initial={sources} canManage={may(actor, "settings:manage")} />
    </Panel>
  );
}

interface FeedFacts {
  title: string;
  asOf: string | null;
  records: number;
  concerned: number;
  old: boolean;
  command: string;
  /** What it means that it was never loaded. */
  missing: string;
}

function FeedItem({ title, asOf, records, concerned, old, command, missing }: FeedFacts) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 border-line border-b px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <p className="font-medium text-sm">{title}</p>
        <p className={old ? "text-high text-sm" : "text-muted text-sm"}>
          {asOf === null ? (
            `never loaded: ${missing}`
          ) : (
            <>
              {old ? "old: as of " : "as of "}
              <RelativeTime at={asOf} />
            </>
          )}
        </p>
        {asOf === null ? null : (
          <p className="tabular text-muted text-xs">
            {exact(records)} {plural(records, "record")}, {exact(concerned)} of advisories here
          </p>
        )}
      </div>
      {old ? (
        <>
          <CommandLine command={command} />
          <p className="text-muted text-xs">
            Then drop the file on the Upload page, or push it with a collector's token.
          </p>
        </>
      ) : null}
    </li>
  );
}

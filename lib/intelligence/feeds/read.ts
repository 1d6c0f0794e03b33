import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { FEEDS, type FeedName, type FeedView } from "./schema.ts";

const DAY = 86_400_000;
const FETCH = "curl --fail --silent --show-error --location";

/** What each is, where it is published, and after how many days without a new one it counts as old. */
const ABOUT: Record<FeedName, { title: string; source: string; days: number }> = {
  kev: {
    title: "Known exploited vulnerabilities (CISA)",
    source: "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
    days: 7,
  },
  epss: {
    title: "Exploit prediction scores (FIRST)",
    source: "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
    days: 3,
  },
};

/** Every feed, loaded or not: one that is missing or old is a gap that people should see. */
export const listFeeds = async (actor: Actor): Promise<FeedView[]> => {
  demand(actor, "collectors:read");
  const rows = await sql<{ name: FeedName; asOf: Date; records: number; concerned: number }>`
    select f.name, f.as_of as "asOf", f.records, (
      select count(*)::int from advisory_fact a join rule r on r.kind = 0 and r.key = a.key
      where case f.name when 'kev' then a.kev_added is not null else a.epss is not null end) as concerned
    from feed f`;
  return FEEDS.map((name) => {
    const row = rows.find((one) => one.name === name);
    const { title, source, days } = ABOUT[name];
    return {
      name,
      title,
      asOf: row?.asOf.toISOString() ?? null,
      records: row?.records ?? 0,
      concerned: row?.concerned ?? 0,
      old: row === undefined || clock().getTime() - row.asOf.getTime() > days * DAY,
      command: source.endsWith(".gz")
        ? `${FETCH} ${source} | gunzip > ${name}.csv`
        : `${FETCH} ${source} > ${name}.json`,
    };
  });
};

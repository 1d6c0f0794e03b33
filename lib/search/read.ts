import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { FRAMEWORKS } from "../compliance/frameworks/frameworks.ts";
import { pool } from "../db/client.ts";
import { printFilter } from "../findings/filter/print.ts";
import { viewAddress } from "../findings/views/address.ts";
import { listViews } from "../findings/views/read.ts";
import { assetHref } from "../inventory/asset-href.ts";
import type { SearchResults } from "./schema.ts";

type Result = SearchResults["results"][number];
const EACH = 6;
/** Of what half the estate is called, the best among this many will do. */
const MOST = 2_000;

/** `%` and `_` in what people type mean themselves. */
const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** What is known by a name like this: rules, components, places. Dictionaries only, so that size does not matter. */
export const search = async (actor: Actor, q: string): Promise<SearchResults> => {
  demand(actor, "findings:read");
  demand(actor, "inventory:read");
  const [rules, components, assets, views, images, people] = await Promise.all([
    findRules(q),
    findComponents(q),
    findAssets(q),
    findViews(actor, q),
    findImages(q),
    findPeople(q),
  ]);
  const asked = CVE.test(q) && rules.length === 0 ? [unreported(q.toUpperCase())] : [];
  return {
    results: [
      ...asked,
      ...views,
      ...rules,
      ...images,
      ...assets,
      ...findControls(q),
      ...components,
      ...people,
    ],
  };
};

const CVE = /^cve-\d{4}-\d{4,}$/i;
const answerHref = (name: string): string => `/cve/${encodeURIComponent(name)}`;

/** "Are we affected?" has an answer for every CVE: also that nothing here was found to have it. */
const unreported = (name: string): Result => ({
  kind: "rule",
  title: name,
  subtitle: "No report names it",
  href: answerHref(name),
});

const params = (query: Record<string, string>) => `/findings?${new URLSearchParams(query)}`;

const findViews = async (actor: Actor, q: string): Promise<Result[]> =>
  (await listViews(actor))
    .filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()))
    .slice(0, EACH)
    .map((view) => ({
      kind: "view",
      title: view.name,
      subtitle: `View of ${view.owner}${view.shared ? ", shared" : ""}`,
      href: viewAddress(view),
    }));

const findRules = async (q: string): Promise<Result[]> => {
  const { rows } = await pool().query<{ key: string; title: string; kind: number; open: number }>({
    name: "search rules",
    text: `
      with hit as (
        select coalesce(canonical_id, id) as id, true as exact from rule where key = $2
        union
        select coalesce(r.canonical_id, r.id), true from rule_alias a join rule r on r.id = a.rule_id where a.alias = $2
        union
        (select coalesce(canonical_id, id), false from rule where key ilike $1 limit ${MOST})
        union
        (select coalesce(r.canonical_id, r.id), false from rule_alias a join rule r on r.id = a.rule_id
         where a.alias ilike $1 limit ${MOST})),
      best as (select id, bool_or(exact) as exact from hit group by id order by 2 desc limit 200)
      select r.key, r.title, r.kind::int as kind,
        (select count(*)::int from (select from finding f where f.rule_id = r.id and f.state < 2 limit 1000) x) as open
      from best b join rule r on r.id = b.id
      where exists (select from finding f where f.rule_id = r.id)
      order by b.exact desc, length(r.key), r.key limit ${EACH}`,
    values: [`%${literal(q)}%`, q.toUpperCase()],
  });
  return rows.map(({ key, title, kind, open }) => ({
    kind: "rule",
    title: key,
    subtitle: [title, open === 1 ? "1 open finding" : `${open === 1000 ? "1,000+" : open} open findings`]
      .filter((part) => part !== "")
      .join(" · "),
    href: kind === 0 ? answerHref(key) : params(open > 0 ? { rule: key } : { rule: key, state: "all" }),
  }));
};

const DIGEST = /^(sha256:)?[0-9a-f]{12,64}$/i;

/** Images by digest, from its first twelve digits on; by name the repository leads to them. */
const findImages = async (q: string): Promise<Result[]> => {
  if (!DIGEST.test(q)) return [];
  const digest = q.toLowerCase().startsWith("sha256:") ? q.toLowerCase() : `sha256:${q.toLowerCase()}`;
  const { rows } = await pool().query<{ id: number; name: string; digest: string }>({
    name: "search images",
    text: `select a.id, a.name, d.digest from image_digest d join asset a on a.id = d.image_id
      where d.digest >= $1 and d.digest < $1 || 'g' order by d.digest limit ${EACH}`,
    values: [digest],
  });
  return rows.map((row) => ({
    kind: "image",
    title: row.name,
    subtitle: row.digest,
    href: assetHref({ id: row.id, kind: "image" }),
  }));
};

/** Who may be meant: what they work on. */
const findPeople = async (q: string): Promise<Result[]> => {
  const { rows } = await pool().query<{ name: string }>({
    name: "search people",
    text: `select name from app_user where disabled_at is null and name ilike $1 order by name limit ${EACH}`,
    values: [`%${literal(q)}%`],
  });
  return rows.map(({ name }) => ({
    kind: "person",
    title: name,
    subtitle: "What they work on",
    href: params({ filter: printFilter([{ field: "assignee", not: false, operator: "=", values: [name] }]) }),
  }));
};

/** Controls of every framework by number or words: they are data of the product itself. */
const findControls = (q: string): Result[] => {
  const wanted = q.toLowerCase();
  return FRAMEWORKS.flatMap((framework) =>
    framework.controls
      .filter(
        (control) => control.id.toLowerCase() === wanted || control.title.toLowerCase().includes(wanted),
      )
      .map(
        (control): Result => ({
          kind: "control",
          title: `${control.id} ${control.title}`,
          subtitle: framework.title,
          href: `/compliance/${framework.id}/${control.id}`,
        }),
      ),
  ).slice(0, EACH);
};

const findComponents = async (q: string): Promise<Result[]> => {
  const { rows } = await pool().query<{ name: string; types: string }>({
    name: "search components",
    text: `
      select name, string_agg(distinct type, ', ') as types from component
      where name ilike $1 and name <> '' group by name
      order by lower(name) = lower($2) desc, length(name), name limit ${EACH}`,
    values: [`%${literal(q)}%`, q],
  });
  return rows.map(({ name, types }) => ({
    kind: "component",
    title: name,
    subtitle: types,
    href: params({ component: name }),
  }));
};

/** In these words, as the index has it. */
const SEARCHED = "kind in ('cluster', 'host', 'repository', 'workload', 'source')";

const findAssets = async (q: string): Promise<Result[]> => {
  const { rows } = await pool().query<{
    id: number;
    kind: "cluster" | "host" | "repository" | "workload" | "source";
    name: string;
    namespace: string | null;
    cluster: string | null;
    live: boolean;
  }>({
    name: "search assets",
    text: `
      with hit as (
        (select id from asset where name ilike $1 and ${SEARCHED} limit ${MOST})
        union
        (select id from asset where name ilike $2 and ${SEARCHED} limit ${MOST})),
      best as (
        select a.id, a.kind, a.name, a.namespace, a.live, a.cluster_id from hit join asset a using (id)
        order by a.live desc, a.name ilike $2 desc, length(a.name), a.name limit ${EACH * 2})
      select b.id, b.kind, b.name, b.namespace, b.live, c.name as cluster
      from best b left join asset c on c.id = b.cluster_id
      order by b.live desc, b.name ilike $2 desc, length(b.name), b.name`,
    values: [`%${literal(q)}%`, literal(q)],
  });
  return rows.map(({ id, kind, name, namespace, cluster, live }) => ({
    kind,
    title: name,
    subtitle: [kind === "repository" ? "image repository" : kind, namespace, cluster, live ? null : "gone"]
      .filter((part) => part !== null)
      .join(" · "),
    href: assetHref({ id, kind }),
  }));
};

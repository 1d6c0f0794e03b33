import { copyAtomic } from "../../db/transaction.ts";
import { FINDING_KINDS } from "../../findings/schema.ts";
import { AREAS } from "../../posture/schema.ts";
import type { PackageMention } from "../reading/package.ts";
import type { Component, Observation, Rule, Slice } from "../reading.ts";

/**
 * Dictionaries: each text is written once and has a small number ever after. Numbers are remembered by the
 * process; what it does not know yet is added in a transaction of its own, committed before the report's, so
 * that two workers never wait for each other's report. An unused entry is harmless.
 */
const LIMIT = 2_000_000;

class Memory {
  readonly ids = new Map<string, number>();
  /** The texts without a number yet, in key order: every worker inserts in the same order and none deadlocks. */
  missing(keys: Iterable<string>): string[] {
    if (this.ids.size > LIMIT) this.ids.clear();
    return [...new Set(keys)].filter((key) => !this.ids.has(key)).sort();
  }
}

const memories = {
  version: new Memory(),
  place: new Memory(),
  component: new Memory(),
  slice: new Memory(),
  rule: new Memory(),
};

/** For tests that change databases within one process. */
export const forgetDictionaries = (): void => {
  for (const memory of Object.values(memories)) memory.ids.clear();
};

interface Row {
  id: number;
  key: string;
}

const remember = (memory: Memory, rows: Row[]): void => {
  for (const { key, id } of rows) memory.ids.set(key, id);
};

const internText = async (table: "version" | "place", texts: Iterable<string>): Promise<void> => {
  const missing = memories[table].missing(texts);
  if (missing.length === 0) return;
  await copyAtomic(async (tx) => {
    if (table === "version") {
      await tx.sql`insert into version (text) select unnest(${missing}::text[]) on conflict do nothing`;
      remember(
        memories.version,
        await tx.sql<Row>`select id, text as key from version where text = any(${missing})`,
      );
    } else {
      await tx.sql`insert into place (text) select unnest(${missing}::text[]) on conflict do nothing`;
      remember(
        memories.place,
        await tx.sql<Row>`select id, text as key from place where text = any(${missing})`,
      );
    }
  });
};

const internComponents = async (components: Map<string, Component>): Promise<void> => {
  const missing = memories.component.missing(components.keys());
  if (missing.length === 0) return;
  const rows = missing.map((key) => components.get(key)!);
  await copyAtomic(async (tx) => {
    await tx.sql`insert into component (key, name, type, purl)
      select * from unnest(${missing}::text[], ${rows.map((c) => c.name)}::text[], ${rows.map((c) => c.type)}::text[],
                           ${rows.map((c) => c.purl)}::text[]) on conflict do nothing`;
    remember(
      memories.component,
      await tx.sql<Row>`select id, key from component where key = any(${missing})`,
    );
  });
};

const internSlices = async (slices: Map<string, Slice>): Promise<void> => {
  const missing = memories.slice.missing(slices.keys());
  if (missing.length === 0) return;
  const rows = missing.map((key) => slices.get(key)!);
  await copyAtomic(async (tx) => {
    await tx.sql`insert into slice (key, tool, kind, area)
      select * from unnest(${missing}::text[], ${missing.map((key) => key.split(":", 1)[0])}::text[],
        ${rows.map((s) => FINDING_KINDS.indexOf(s.kind))}::int[], ${rows.map((s) => AREAS.indexOf(s.area))}::int[])
      on conflict do nothing`;
    remember(memories.slice, await tx.sql<Row>`select id, key from slice where key = any(${missing})`);
  });
};

const ruleKey = (kind: number, id: string): string => `${kind}|${id}`;

/**
 * The first document to name a rule gives its texts; later ones fill what was empty. Likelihood facts (EPSS, KEV)
 * follow the newest document that states them, in the report's own transaction (lib/intelligence/write.ts).
 */
const internRules = async (rules: Map<string, { kind: number; rule: Rule }>): Promise<void> => {
  const missing = memories.rule.missing(rules.keys());
  if (missing.length === 0) return;
  const rows = missing.map((key) => rules.get(key)!);
  await copyAtomic(async (tx) => {
    await tx.sql`insert into rule (kind, key, title, description, remediation, urls, cvss, epss, kev, published_at)
      select kind, key, title, description, remediation,
             array(select jsonb_array_elements_text(urls)), cvss, epss, kev, published
      from unnest(${rows.map((r) => r.kind)}::int[], ${rows.map((r) => r.rule.id)}::text[],
        ${rows.map((r) => r.rule.title)}::text[], ${rows.map((r) => r.rule.description)}::text[],
        ${rows.map((r) => r.rule.remediation)}::text[], ${rows.map((r) => JSON.stringify(r.rule.references))}::jsonb[],
        ${rows.map((r) => JSON.stringify(r.rule.cvss))}::jsonb[], ${rows.map((r) => r.rule.epss)}::float8[],
        ${rows.map((r) => r.rule.kev ?? false)}::bool[], ${rows.map((r) => r.rule.publishedAt)}::timestamptz[])
        as t(kind, key, title, description, remediation, urls, cvss, epss, kev, published)
      on conflict do nothing`;
    const found = await tx.sql<Row>`select id, kind || '|' || key as key from rule
      where (kind, key) in (select * from unnest(${rows.map((r) => r.kind)}::int[], ${rows.map((r) => r.rule.id)}::text[]))`;
    remember(memories.rule, found);
  });
};

export interface Numbers {
  version(text: string): number;
  place(text: string): number;
  component(key: string): number;
  slice(key: string): number;
  rule(kind: number, id: string): number;
}

const numberIn = (memory: Memory, key: string): number => {
  const id = memory.ids.get(key);
  if (id === undefined) throw new Error(`No number for ${key}: it was not interned.`);
  return id;
};

const numbers: Numbers = {
  version: (text) => numberIn(memories.version, text),
  place: (text) => numberIn(memories.place, text),
  component: (key) => numberIn(memories.component, key),
  slice: (key) => numberIn(memories.slice, key),
  rule: (kind, id) => numberIn(memories.rule, ruleKey(kind, id)),
};

/** Gives every text of the observations, slices and packages its number. */
export const intern = async (
  observations: Observation[],
  slices: Slice[],
  packages: PackageMention[],
): Promise<Numbers> => {
  const versions = new Set<string>();
  const places = new Set<string>();
  const components = new Map<string, Component>();
  const rules = new Map<string, { kind: number; rule: Rule }>();
  for (const o of observations) {
    versions.add(o.version);
    versions.add(o.fixedVersion);
    places.add(o.place);
    components.set(o.component.key, o.component);
    const kind = FINDING_KINDS.indexOf(o.kind);
    rules.set(ruleKey(kind, o.rule.id), { kind, rule: o.rule });
  }
  for (const { key, name, type, purl, version, place } of packages) {
    versions.add(version);
    places.add(place);
    if (!components.has(key)) components.set(key, { key, name, type, purl });
  }
  await internText("version", versions);
  await internText("place", places);
  await internComponents(components);
  await internSlices(new Map(slices.map((s) => [s.key, s])));
  await internRules(rules);
  return numbers;
};

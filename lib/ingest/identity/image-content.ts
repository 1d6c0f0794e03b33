/** The digests one document states together for one image. */
export interface DigestMention {
  configDigests: string[];
  repoDigests: string[];
  /** `linux/amd64` of the scanned image or of the node it runs on; only narrows what an index stands for. */
  platform?: string | null;
}

/** What is stored of an image's content. All values are bare digests (`sha256:…`), of one repository. */
export interface ImageRow {
  id: number;
  configDigests: string[];
  repoDigests: string[];
  /** Groups of repo digests that were only ever mentioned without a config digest; several rows may hold the same. */
  looseDigests: string[][];
  platform: string | null;
}

/** One image as it is after the mention. `ids[0]` survives, the others merge into it; no ids means a new row. */
export interface PlannedImage {
  ids: number[];
  configDigests: string[];
  repoDigests: string[];
  looseDigests: string[][];
}

export interface ImageMatch {
  /** The rows that are one image with the mention, survivor (lowest id) first; empty when it is new or stands for several. */
  match: number[];
  /** Indexes into `images` of what the mention stands for: one, or all below an index digest. */
  means: number[];
  /** Every image after the mention, in the order of their lowest ids, new ones last. */
  images: PlannedImage[];
  /** Rows that stood for a digest now known to cover several images: what they hold belongs to each of those. */
  dissolved: { id: number; into: number[] }[];
}

interface Fact {
  row: ImageRow | null;
  config: string[];
  repo: string[];
}

interface Group {
  facts: Fact[];
  config: string[];
  repo: string[];
}

/**
 * Places a mention among the images of its repository. Two mentions are one image when they share a config
 * digest, or share a repo digest and their config digests don't differ. A config value that anybody in the
 * repository calls a repo digest is one (stores that identify images by manifest). A mention with a repo digest
 * only means the one image below it, else that of its platform, else all; one without digests means none here
 * (see `unresolved-tag.ts`).
 *
 * The whole partition is derived anew from rows and mention, so that it doesn't depend on the order of arrival.
 */
export function matchImages(rows: ImageRow[], mention: DigestMention): ImageMatch {
  const stated: Fact = { row: null, config: mention.configDigests, repo: mention.repoDigests };
  const says = stated.config.length + stated.repo.length > 0;
  const { solid, loose, under } = partition([...rows.flatMap(factsOf), ...(says ? [stated] : [])]);
  const attached = new Map<Group, Group[]>();
  for (const digests of loose) for (const group of under.get(digests) ?? []) append(attached, group, digests);
  const standsFor = (group: Group) => {
    const owners = under.get(group) ?? [];
    return owners.length > 0 ? owners : [group];
  };
  const groups = [...solid, ...loose.filter((group) => standsFor(group)[0] === group)];

  const planned = groups.map((group) => ({ group, image: plan(group, attached.get(group) ?? [], under) }));
  planned.sort((a, b) => (a.image.ids[0] ?? Infinity) - (b.image.ids[0] ?? Infinity));
  const places = new Map(planned.map(({ group }, place) => [group, place]));
  const index = (group: Group) => places.get(group) ?? -1;
  const images = planned.map((entry) => entry.image);
  const dissolved = loose
    .filter((group) => standsFor(group).length > 1)
    .flatMap((group) =>
      rowIds(group).map((id) => ({ id, into: standsFor(group).map(index).sort(ascending) })),
    );
  const home = [...solid, ...loose].find((group) => group.facts.includes(stated));
  const all = home ? standsFor(home) : [];
  const means = narrowed(all, mention.platform ?? null)
    .map(index)
    .sort(ascending);
  return { match: all.length === 1 ? (images[means[0] ?? -1]?.ids ?? []) : [], means, images, dissolved };
}

const ascending = (a: number, b: number) => a - b;
const union = (lists: string[][]) => [...new Set(lists.flat())].sort();

/** A row's loose groups don't carry its id: the row is its own digests, the groups are what was said beside them. */
function factsOf(row: ImageRow): Fact[] {
  const own = { row, config: row.configDigests, repo: row.repoDigests };
  return [own, ...row.looseDigests.map((repo) => ({ row: null, config: [], repo }))];
}

function partition(facts: Fact[]): { solid: Group[]; loose: Group[]; under: Map<Group, Group[]> } {
  const known = new Set(facts.flatMap((fact) => fact.repo));
  const cleaned = facts.map((fact) => ({
    fact,
    config: fact.config.filter((digest) => !known.has(digest)),
    repo: union([fact.repo, fact.config.filter((digest) => known.has(digest))]),
  }));
  const withConfig = cleaned.filter(({ config }) => config.length > 0);
  const without = cleaned.filter(({ config }) => config.length === 0);
  const solid = connected(withConfig, ({ config }) => config).map(toGroup);
  const loose = connected(without, ({ repo }) => repo).map(toGroup);
  const holders = new Map<string, Group[]>();
  for (const group of solid) for (const digest of group.repo) append(holders, digest, group);
  const below = (group: Group) => [...new Set(group.repo.flatMap((digest) => holders.get(digest) ?? []))];
  const under = new Map(loose.map((group) => [group, below(group)]));
  return { solid, loose, under };
}

const toGroup = (members: { fact: Fact; config: string[]; repo: string[] }[]): Group => ({
  facts: members.map((member) => member.fact),
  config: union(members.map((member) => member.config)),
  repo: union(members.map((member) => member.repo)),
});

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Connected components of items that share a key. Items without keys stand alone. */
function connected<T>(items: T[], keysOf: (item: T) => string[]): T[][] {
  const home = new Map<string, { items: T[]; keys: string[] }>();
  const components = new Set<{ items: T[]; keys: string[] }>();
  for (const item of items) {
    const merged = { items: [item], keys: keysOf(item) };
    for (const other of new Set(merged.keys.flatMap((key) => home.get(key) ?? []))) {
      merged.items = [...other.items, ...merged.items];
      merged.keys = [...other.keys, ...merged.keys];
      components.delete(other);
    }
    for (const key of merged.keys) home.set(key, merged);
    components.add(merged);
  }
  return [...components].map((component) => component.items);
}

const rowIds = (group: Group) =>
  group.facts.flatMap((fact) => (fact.row ? [fact.row.id] : [])).sort(ascending);

function plan(group: Group, attached: Group[], under: Map<Group, Group[]>): PlannedImage {
  const onlyHere = attached.filter((digests) => under.get(digests)?.length === 1);
  return {
    ids: [group, ...onlyHere].flatMap(rowIds).sort(ascending),
    configDigests: group.config,
    repoDigests: group.repo,
    // A group of one is attached by that very digest and tells nothing more.
    looseDigests: attached
      .map((digests) => digests.repo)
      .filter((digests) => digests.length > 1)
      .sort((a, b) => (a.join() < b.join() ? -1 : 1)),
  };
}

function narrowed(groups: Group[], platform: string | null): Group[] {
  const fitting = groups.filter((group) => group.facts.some((fact) => fact.row?.platform === platform));
  return platform !== null && groups.length > 1 && fitting.length > 0 ? fitting : groups;
}

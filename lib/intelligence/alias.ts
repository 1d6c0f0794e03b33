/** What one document or feed says: `id` goes by these other names too. */
export interface AliasEvidence {
  id: string;
  aliases: string[];
}

export interface CanonicalAdvisory {
  canonical: string;
  /** The canonical ids a record covers together; empty for anything but a bundle. A bundle is its own canonical id. */
  bundleOf: string[];
}

const CVE = /^CVE-\d{4}-\d{4,}$/;
const GHSA = /^GHSA(?:-[0-9a-z]{4}){3}$/;

/** The id as the evidence is keyed by: trimmed, CVE and GHSA in the case their authorities write them. */
export function advisoryId(text: string): string {
  const id = text.trim();
  const upper = id.toUpperCase();
  if (CVE.test(upper)) return upper;
  const github = `GHSA${id.slice(4).toLowerCase()}`;
  return upper.startsWith("GHSA-") && GHSA.test(github) ? github : id;
}

type Graph = Map<string, Set<string>>;
type Decided = Map<string, CanonicalAdvisory>;

/**
 * The canonical id of every id in the evidence, keyed by `advisoryId`. One-to-one names merge under their CVE, else
 * their GHSA, else the lexically smallest; an id that stands for several is a bundle, merged with none of them.
 * A nearer statement outweighs one that comes by way of others. CVEs never merge with each other, nor do GHSAs on
 * each other's word alone.
 *
 * It is a function of the set of claims: order and repetition don't matter, and evidence that contradicts earlier
 * one takes the merge back.
 */
export function canonicalIds(evidence: AliasEvidence[]): Map<string, CanonicalAdvisory> {
  const graph = claims(evidence);
  const decided: Decided = new Map();
  lead(graph, decided, (id) => CVE.test(id));
  lead(graph, decided, (id) => GHSA.test(id));
  for (const id of [...graph.keys()].sort()) if (!decided.has(id)) nameAfter(id, graph, decided);
  return decided;
}

function claims(evidence: AliasEvidence[]): Graph {
  const graph: Graph = new Map();
  const node = (id: string) => {
    const known = graph.get(id) ?? new Set();
    graph.set(id, known);
    return known;
  };
  for (const { id: stated, aliases } of evidence) {
    const id = advisoryId(stated);
    if (id === "") continue;
    node(id);
    for (const alias of aliases.map(advisoryId)) {
      if (alias === "" || alias === id) continue;
      node(id).add(alias);
      node(alias).add(id);
    }
  }
  return graph;
}

/**
 * Lets leaders keep their ids and hands these on, one step a round, until nothing changes. Ids that also name a
 * GHSA of unknown standing wait until nothing else moves.
 */
function lead(graph: Graph, decided: Decided, isLeader: (id: string) => boolean): void {
  for (const id of graph.keys())
    if (isLeader(id) && !decided.has(id)) decided.set(id, { canonical: id, bundleOf: [] });
  for (;;) {
    const reached = [...graph]
      .filter(([id]) => !decided.has(id))
      .map(([id, names]) => ({ id, near: near(names, decided), open: open(id, names, decided) }))
      .filter((candidate) => candidate.near.length > 0);
    if (reached.length === 0) return;
    const ready = reached.filter((candidate) => candidate.open.length === 0);
    for (const candidate of ready.length > 0 ? ready : reached) {
      const leaders = [...new Set([...candidate.near, ...candidate.open])].sort();
      const [only = candidate.id] = leaders;
      const bundle = { canonical: candidate.id, bundleOf: leaders };
      decided.set(candidate.id, leaders.length > 1 ? bundle : { canonical: only, bundleOf: [] });
    }
  }
}

/** What an id's decided neighbours stand for. Bundles hand nothing on. */
const near = (names: Set<string>, decided: Decided): string[] =>
  [...names].flatMap((name) => {
    const known = decided.get(name);
    return known && known.bundleOf.length === 0 ? [known.canonical] : [];
  });

/** GHSAs of unknown standing that an id names. Beside a CVE they are its other name; without one, another advisory. */
function open(id: string, names: Set<string>, decided: Decided): string[] {
  if (GHSA.test(id) || [...names].some((name) => CVE.test(name))) return [];
  return [...names].filter((name) => GHSA.test(name) && !decided.has(name));
}

/** Names without any leader: all that are connected take the first one's, `first` being the smallest. */
function nameAfter(first: string, graph: Graph, decided: Decided): void {
  const queue = [first];
  for (const id of queue) {
    if (decided.has(id)) continue;
    decided.set(id, { canonical: first, bundleOf: [] });
    queue.push(...(graph.get(id) ?? []));
  }
}

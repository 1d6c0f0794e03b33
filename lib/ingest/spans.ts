/**
 * The history of one slice of one asset, kept so that any order of arrival gives the same state (domain.md,
 * Ingest 3). Statements are ordered by what they say, not by when they came; a key is present from the statement
 * that first names it to the one, exclusive, in which it is absent.
 */

/** Where a statement stands. Equal orders are one statement. */
export interface Order {
  /** RFC 3339 UTC text of one fixed width (nanoseconds), so that comparing text compares time. */
  observedAt: string;
  /** The collector's own count. */
  sequence: number;
  /** Of the document, lower-case hex. */
  sha256: string;
}

export interface Statement {
  order: Order;
  /** True: what it doesn't name is absent. False: it only adds. */
  complete: boolean;
  /**
   * The keys an incomplete statement named, sorted: spans alone can't tell these from keys that were merely still
   * present. Null for complete statements, whose keys are those with a span over them.
   */
  named: string[] | null;
}

/** `to` is the order of the statement in which the key is absent; null while the newest has it. */
export interface Span {
  key: string;
  from: Order;
  to: Order | null;
}

/** Statements by order, spans by key then order. Spans of one key neither overlap nor touch. */
export interface SliceHistory {
  statements: Statement[];
  spans: Span[];
}

export interface IncomingStatement {
  order: Order;
  complete: boolean;
  keys: Set<string>;
}

export const EMPTY_HISTORY: SliceHistory = { statements: [], spans: [] };

/** Negative when `a` is older than `b`, 0 when they are the same statement. */
export function compareOrders(a: Order, b: Order): number {
  if (a.observedAt !== b.observedAt) return a.observedAt < b.observedAt ? -1 : 1;
  if (a.sequence !== b.sequence) return a.sequence - b.sequence;
  return a.sha256 === b.sha256 ? 0 : a.sha256 < b.sha256 ? -1 : 1;
}

/**
 * Enters a statement at its place. A replayed one changes nothing (the arguments come back as they are).
 * Only what follows it up to the next complete statement can change: that one and all later ones stand by themselves.
 */
export function applyStatement(
  statements: Statement[],
  spans: Span[],
  incoming: IncomingStatement,
): SliceHistory {
  const place = statements.findIndex((statement) => compareOrders(statement.order, incoming.order) >= 0);
  const at = place < 0 ? statements.length : place;
  const here = statements[at];
  if (here && compareOrders(here.order, incoming.order) === 0) return { statements, spans };
  const later = statements.slice(at);
  const reach = later.findIndex((statement) => statement.complete);
  const between = reach < 0 ? later : later.slice(0, reach);
  const window = {
    incoming,
    following: between.map(({ order, named }) => ({ order, named: new Set(named) })),
    before: statements[at - 1]?.order ?? null,
    end: (reach < 0 ? null : later[reach]?.order) ?? null,
  };
  return { statements: statements.toSpliced(at, 0, statementOf(incoming)), spans: respan(spans, window) };
}

interface Window {
  incoming: IncomingStatement;
  /** The incomplete statements between the incoming one and the next complete one. */
  following: { order: Order; named: Set<string> }[];
  before: Order | null;
  end: Order | null;
}

const statementOf = ({ order, complete, keys }: IncomingStatement): Statement => ({
  order,
  complete,
  named: complete ? null : [...keys].sort(),
});

function respan(spans: Span[], window: Window): Span[] {
  const byKey = new Map<string, Span[]>([...window.incoming.keys].map((key) => [key, []]));
  for (const span of spans) {
    const own = byKey.get(span.key);
    if (own) own.push(span);
    else byKey.set(span.key, [span]);
  }
  const changed = [...byKey].flatMap(([key, own]) => {
    const outside = own.filter((span) => endsBy(span, window.incoming.order) || startsFrom(span, window.end));
    const untouched = outside.length === own.length && !window.incoming.keys.has(key);
    return untouched
      ? own
      : joined([...own.flatMap((span) => cut(span, window)), ...presence(key, own, window)]);
  });
  return changed.sort((a, b) => (a.key === b.key ? compareOrders(a.from, b.from) : a.key < b.key ? -1 : 1));
}

const endsBy = (span: Span, order: Order) => span.to !== null && compareOrders(span.to, order) <= 0;
const startsFrom = (span: Span, order: Order | null) =>
  order !== null && compareOrders(span.from, order) >= 0;
const covers = (span: Span, order: Order) => compareOrders(span.from, order) <= 0 && !endsBy(span, order);

/** What of a span lies before the incoming statement and from the end of the window on. */
function cut(span: Span, { incoming, end }: Window): Span[] {
  const pieces: Span[] = [];
  if (compareOrders(span.from, incoming.order) < 0) {
    pieces.push(endsBy(span, incoming.order) ? span : { ...span, to: incoming.order });
  }
  if (end !== null && !endsBy(span, end)) pieces.push(startsFrom(span, end) ? span : { ...span, from: end });
  return pieces;
}

/** The key's span inside the window: once present there it stays, since only complete statements end anything. */
function presence(key: string, own: Span[], { incoming, following, before, end }: Window): Span[] {
  const inherited = !incoming.complete && before !== null && own.some((span) => covers(span, before));
  if (inherited || incoming.keys.has(key)) return [{ key, from: incoming.order, to: end }];
  const first = following.find(({ named }) => named.has(key));
  return first ? [{ key, from: first.order, to: end }] : [];
}

/** Makes one span of those that touch, oldest first. */
function joined(pieces: Span[]): Span[] {
  const result: Span[] = [];
  for (const piece of pieces.sort((a, b) => compareOrders(a.from, b.from))) {
    const last = result.at(-1);
    if (last?.to && compareOrders(last.to, piece.from) === 0)
      result[result.length - 1] = { ...last, to: piece.to };
    else result.push(piece);
  }
  return result;
}

/**
 * The history of two images that turn out to be one: as if every statement had been about it from the start. A
 * statement both have (one document that spoke of both) names the keys of both and is complete when both were.
 */
export function mergeSlices(a: SliceHistory, b: SliceHistory): SliceHistory {
  const all = [...statedKeys(a), ...statedKeys(b)].sort((one, other) =>
    compareOrders(one.order, other.order),
  );
  const merged: IncomingStatement[] = [];
  for (const statement of all) {
    const last = merged.at(-1);
    if (last && compareOrders(last.order, statement.order) === 0)
      merged[merged.length - 1] = combined(last, statement);
    else merged.push(statement);
  }
  return historyOf(merged);
}

/** The history that these statements make, in any order. */
export const historyOf = (stated: IncomingStatement[]): SliceHistory =>
  stated.reduce<SliceHistory>(
    ({ statements, spans }, statement) => applyStatement(statements, spans, statement),
    EMPTY_HISTORY,
  );

/** One statement made of two parts of the same document about the same slice. */
export const combined = (a: IncomingStatement, b: IncomingStatement): IncomingStatement => ({
  order: a.order,
  complete: a.complete && b.complete,
  keys: new Set([...a.keys, ...b.keys]),
});

/** What each statement of a history named. */
export const statedKeys = ({ statements, spans }: SliceHistory): IncomingStatement[] =>
  statements.map(({ order, complete, named }) => ({
    order,
    complete,
    keys: new Set(named ?? spans.filter((span) => covers(span, order)).map((span) => span.key)),
  }));

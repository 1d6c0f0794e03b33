import { asList, asNumber, asObject, asObjects, asWord, type JsonObject } from "../json-value.ts";

/** The rules that a run's driver and its extensions describe. */
export interface RuleBook {
  driver: JsonObject | null;
  extensions: readonly (JsonObject | null)[];
  byId: ReadonlyMap<string, JsonObject>;
}

export interface FoundRule {
  /** As the result names it; null where neither it nor the rule has an id. */
  id: string | null;
  descriptor: JsonObject | null;
}

export function ruleBookOf(run: JsonObject): RuleBook {
  const tool = asObject(run.tool);
  const driver = asObject(tool?.driver);
  const extensions = asList(tool?.extensions).map(asObject);
  const byId = new Map<string, JsonObject>();
  for (const component of [driver, ...extensions])
    for (const rule of asObjects(component?.rules)) {
      const id = asWord(rule.id);
      if (id !== null && !byId.has(id)) byId.set(id, rule);
    }
  return { driver, extensions, byId };
}

/**
 * The rule of a result (SARIF 2.1.0, 3.27.5–3.27.7, 3.52): by index where the index and the id agree, else by id, of
 * which the last parts may be the result's own (`CA1000/1`). Some tools write the index 0 everywhere.
 */
export function ruleIn(book: RuleBook, result: JsonObject): FoundRule {
  const reference = asObject(result.rule);
  const id = asWord(result.ruleId) ?? asWord(reference?.id);
  const index = asNumber(result.ruleIndex) ?? asNumber(reference?.index) ?? -1;
  const home = componentOf(book, asObject(reference?.toolComponent));
  const indexed = asObject(asList(home?.rules)[index]);
  if (indexed !== null && fits(asWord(indexed.id), id))
    return { id: id ?? asWord(indexed.id), descriptor: indexed };
  return { id, descriptor: id === null ? null : byId(book, id) };
}

function componentOf(book: RuleBook, reference: JsonObject | null): JsonObject | null {
  if (reference === null) return book.driver;
  const indexed = book.extensions[asNumber(reference.index) ?? -1];
  if (indexed) return indexed;
  const named = book.extensions.find(
    (extension) =>
      (extension?.guid !== undefined && extension.guid === reference.guid) ||
      (extension?.name !== undefined && extension.name === reference.name),
  );
  return named ?? book.driver;
}

const fits = (ruleId: string | null, id: string | null): boolean =>
  id === null || ruleId === id || (ruleId !== null && id.startsWith(`${ruleId}/`));

function byId(book: RuleBook, id: string): JsonObject | null {
  for (let part = id; part !== ""; part = part.slice(0, Math.max(0, part.lastIndexOf("/")))) {
    const rule = book.byId.get(part);
    if (rule !== undefined) return rule;
  }
  return null;
}

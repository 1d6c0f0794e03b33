export interface Change {
  /** Where in the value, as a dotted path; "" for the value itself. */
  path: string;
  /** As JSON text; undefined where there was (or is) nothing. */
  before: string | undefined;
  after: string | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown): string | undefined =>
  value === undefined ? undefined : typeof value === "string" ? value : JSON.stringify(value);

/** What differs between two values of JSON, key by key, in the order of the keys; lists count as one value. */
export const changes = (before: unknown, after: unknown, path = ""): Change[] => {
  if (isRecord(before) && isRecord(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      changes(
        Object.hasOwn(before, key) ? before[key] : undefined,
        Object.hasOwn(after, key) ? after[key] : undefined,
        path === "" ? key : `${path}.${key}`,
      ),
    );
  }
  // Something made or removed as a whole still reads key by key.
  if (before === undefined && isRecord(after)) return changes({}, after, path);
  if (after === undefined && isRecord(before)) return changes(before, {}, path);
  const [was, is] = [text(before), text(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
};

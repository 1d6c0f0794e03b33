import { setTimeout as sleep } from "node:timers/promises";
import { SourceError } from "../source-error.ts";
import { type Api, Refused } from "./api.ts";
import { fill, keptText, metadataOf } from "./fill.ts";
import { acceptOf, pathOf } from "./kinds.ts";
import { keyOf, type Shelf } from "./shelf.ts";

/** How long it waits; shorter in tests. */
export interface Pauses {
  /** Between two watches, and after the first failure; doubles. */
  shortMs: number;
  longestMs: number;
  /** What may not be listed is asked for again this much later: roles change. */
  forbiddenMs: number;
  /** A server ends a watch after this long. */
  watchSeconds: number;
}

export const PAUSES: Pauses = {
  shortMs: 1_000,
  longestMs: 60_000,
  forbiddenMs: 600_000,
  watchSeconds: 300,
};

const GONE = 410;
const FORBIDDEN = 403;

/** Keeps a shelf as the cluster is: lists once, then watches; lists again where what it knows is too old. */
export const follow = async (
  api: Api,
  shelf: Shelf,
  { signal, pauses = PAUSES, interval }: { signal: AbortSignal; pauses?: Pauses; interval: number },
): Promise<void> => {
  let failures = 0;
  // A broken stream is nothing by itself, however often: failing to open another one is.
  const opened = () => {
    failures = 0;
    shelf.seeAgain();
  };
  while (!signal.aborted) {
    let wait = pauses.shortMs;
    try {
      if (shelf.resourceVersion === null) await fill(api, shelf, signal);
      if (shelf.resourceVersion === null) wait = pauses.forbiddenMs;
      else if (!(await listen(api, shelf, { signal, pauses, opened }))) wait = interval;
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SourceError)) throw error;
      failures += 1;
      wait = Math.min(pauses.shortMs * 2 ** (failures - 1), pauses.longestMs);
      if (failures > 1) shelf.loseSight(error.message);
    }
    // A server that comes back must not be asked by everybody at once.
    await sleep(wait * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => {});
  }
};

interface Listening {
  signal: AbortSignal;
  pauses: Pauses;
  opened: () => void;
}

/** One watch, until it ends. False where the kind may be listed but not watched. @throws SourceError when it breaks */
const listen = async (
  api: Api,
  shelf: Shelf,
  { signal, pauses: { watchSeconds }, opened }: Listening,
): Promise<boolean> => {
  const path = pathOf(shelf.kind, shelf.namespace);
  const query = new URLSearchParams({
    watch: "1",
    allowWatchBookmarks: "true",
    resourceVersion: shelf.resourceVersion ?? "",
    timeoutSeconds: String(watchSeconds),
  });
  try {
    const lines = await api.lines(`${path}?${query}`, acceptOf(shelf.kind, "watch"), signal);
    opened();
    for await (const line of lines) if (!fold(shelf, line)) return true;
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status !== GONE && error.status !== FORBIDDEN) throw error;
    shelf.resourceVersion = null;
    return error.status === GONE;
  }
};

type Json = Record<string, unknown>;

/** Folds one event in. False where the shelf has to be listed anew. @throws SourceError for what is no event */
const fold = (shelf: Shelf, line: string): boolean => {
  const { type, object } = eventIn(line);
  if (type === "ERROR") {
    shelf.resourceVersion = null;
    if (object.code === GONE) return false;
    throw new SourceError(`the watch of ${shelf.kind.resource} ended: ${String(object.message)}`);
  }
  const metadata = metadataOf(object);
  const at = new Date();
  if (type === "DELETED") shelf.remove(keyOf(metadata), at, keptText(shelf, object));
  else if (type !== "BOOKMARK") shelf.put(keyOf(metadata), keptText(shelf, object), at);
  if (typeof metadata.resourceVersion === "string") shelf.resourceVersion = metadata.resourceVersion;
  return true;
};

const eventIn = (line: string): { type: unknown; object: Json } => {
  try {
    const { type, object } = JSON.parse(line) as { type: unknown; object: unknown };
    if (typeof object === "object" && object !== null) return { type, object: object as Json };
  } catch {
    // Said below.
  }
  throw new SourceError("what the watch says is no event");
};

import { type Api, Refused } from "./api.ts";
import { keptObject } from "./kept.ts";
import { acceptOf, pathOf } from "./kinds.ts";
import { keyOf, type Shelf, type Standing } from "./shelf.ts";

type Json = Record<string, unknown>;

const PAGE = 500;
/** A list that takes longer than the server keeps its place in it (some minutes) begins again. */
const BEGINNINGS = 3;
const GONE = 410;
/** Statuses that say what the list is; all others are troubles of the moment. */
const SAYS: Record<number, Standing | undefined> = { 403: "forbidden", 404: "not_served", 406: "not_served" };

/**
 * Lists what a shelf is for. Kinds that may not be listed, or that the server does not know, are noted on the shelf.
 * @throws SourceError for what may be over in a moment
 */
export const fill = async (api: Api, shelf: Shelf, signal: AbortSignal): Promise<void> => {
  for (let beginning = 1; ; beginning += 1) {
    try {
      await pages(api, shelf, signal);
      return;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const standing = SAYS[error.status];
      if (standing) {
        shelf.clear();
        shelf.fail(standing, error.message);
        return;
      }
      if (error.status !== GONE || beginning === BEGINNINGS) throw error;
    }
  }
};

const pages = async (api: Api, shelf: Shelf, signal: AbortSignal): Promise<void> => {
  const path = pathOf(shelf.kind, shelf.namespace);
  const accept = acceptOf(shelf.kind, "list");
  const listed = new Set<string>();
  let room = true;
  for (let next = ""; ; ) {
    const place = next === "" ? "" : `&continue=${encodeURIComponent(next)}`;
    const page = await api.get(`${path}?limit=${PAGE}${place}`, accept, signal);
    const at = new Date();
    for (const item of Array.isArray(page.items) ? page.items : []) {
      const key = keyOf(metadataOf(item));
      listed.add(key);
      room &&= shelf.put(key, keptText(shelf, item), at);
    }
    const { continue: more, resourceVersion } = metadataOf(page);
    next = typeof more === "string" && room ? more : "";
    if (next !== "") continue;
    shelf.resourceVersion = typeof resourceVersion === "string" ? resourceVersion : null;
    if (!room) return shelf.drop(listed);
    shelf.keepOnly(listed, at);
    [shelf.standing, shelf.reason] = ["whole", null];
    return;
  }
};

export const keptText = ({ kind }: Shelf, object: Json): string =>
  JSON.stringify(keptObject(kind.kind, kind.namesOnly === true, object));

export const metadataOf = (object: unknown): Json => {
  const metadata = (object as { metadata?: unknown } | null)?.metadata;
  return typeof metadata === "object" && metadata !== null ? (metadata as Json) : {};
};

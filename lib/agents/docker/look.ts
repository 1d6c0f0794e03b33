import { SourceError } from "../source-error.ts";
import type { Engine } from "./engine.ts";
import { keptContainer, keptImage, keptInfo } from "./kept.ts";

type Json = Record<string, unknown>;

/** All that is on a host now, redacted. */
export interface Look {
  at: Date;
  info: Json;
  containers: Json[];
  images: Json[];
}

/** What was asked before and need not be asked again: containers without a change since, images (they never change). */
export interface Seen {
  containers: Map<string, Json>;
  images: Map<string, Json>;
  /** Containers that changed since they were asked about; some of them while a look was on its way. */
  changed: Set<string>;
}

export const newSeen = (): Seen => ({ containers: new Map(), images: new Map(), changed: new Set() });

const AT_ONCE = 4;

/** Looks at a host. What is removed while it looks is left out, as if it had been removed before. @throws SourceError */
export const look = async (engine: Engine, seen: Seen, now: () => Date): Promise<Look> => {
  const at = now();
  for (const id of seen.changed) seen.containers.delete(id);
  seen.changed.clear();
  const info = await engine.get("/info");
  if (info === null) throw new SourceError("the engine says nothing of its host");
  const listed = idsOf(await engine.get("/containers/json?all=1"));
  const containers = await each(listed, (id) => containerOf(engine, seen, id));
  const rows = objectsOf(await engine.get("/images/json"));
  const images = await each(rows, (row) => imageOf(engine, seen, row));
  seen.containers = new Map(containers.map((container) => [String(container.Id), container]));
  seen.images = new Map(images.map((image) => [String(image.Id), image]));
  return { at, info: keptInfo(info as Json), containers, images };
};

/** What the engine says of one container; null when it is gone. */
export const containerOf = async (engine: Engine, seen: Seen, id: string): Promise<Json | null> => {
  const known = seen.changed.has(id) ? null : seen.containers.get(id);
  if (known) return known;
  const inspect = await engine.get(`/containers/${encodeURIComponent(id)}/json`);
  return inspect === null ? null : keptContainer(inspect as Json);
};

/** Tags move from image to image: the list says what they are now. */
const imageOf = async (engine: Engine, seen: Seen, row: Json): Promise<Json | null> => {
  const id = String(row.Id ?? "");
  const inspect = seen.images.get(id) ?? (await engine.get(`/images/${encodeURIComponent(id)}/json`));
  if (inspect === null) return null;
  const { RepoTags = [], RepoDigests = [] } = row;
  return { ...keptImage(inspect as Json), RepoTags, RepoDigests };
};

/** A few at a time, in their order, without those that are null. */
const each = async <T>(items: T[], ask: (item: T) => Promise<Json | null>): Promise<Json[]> => {
  const found: (Json | null)[] = new Array(items.length).fill(null);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) found[at] = await ask(items[at]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found.filter((one) => one !== null);
};

const objectsOf = (list: unknown): Json[] =>
  Array.isArray(list) ? list.filter((row): row is Json => typeof row === "object" && row !== null) : [];

const idsOf = (list: unknown): string[] =>
  objectsOf(list).flatMap(({ Id }) => (typeof Id === "string" ? Id : []));

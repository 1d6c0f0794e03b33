import { SourceError } from "../source-error.ts";
import { type Api, Refused } from "./api.ts";
import { KINDS } from "./kinds.ts";
import { type Departed, Room, Shelf } from "./shelf.ts";

/** What is known of a cluster: a shelf for each kind, and for each namespace where only some are looked into. */
export interface Cluster {
  shelves: Shelf[];
  departed: Departed[];
  /** Where only these were looked into. */
  namespaces: string[] | null;
  /** Of the API server; null where it does not say. */
  version: string | null;
}

/** The server takes 100 MB; the rest is for what stands around the objects. */
const MOST_BYTES = 80 * 1024 * 1024;

export const newCluster = (namespaces: string[] | null, mostBytes = MOST_BYTES): Cluster => {
  const room = new Room(mostBytes);
  const departed: Departed[] = [];
  const shelves = KINDS.flatMap((kind) => {
    const places = kind.namespaced && namespaces !== null ? namespaces : [null];
    return places.map((place) => new Shelf(kind, place, room, (one) => departed.push(one)));
  });
  return { shelves, departed, namespaces, version: null };
};

/** Also the proof that somebody answers, and takes the credentials. @throws SourceError */
export const versionOf = async (api: Api, signal: AbortSignal): Promise<string | null> => {
  try {
    const { gitVersion } = await api.get("/version", "application/json", signal);
    return typeof gitVersion === "string" ? gitVersion : null;
  } catch (error) {
    if (error instanceof Refused && error.status === 401)
      throw new SourceError(`the API server at ${api.address} does not take the credentials`);
    // Some clusters tell their version to nobody.
    if (error instanceof Refused && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
};

/** The id that tells one cluster from another. */
export const uidOf = ({ shelves }: Cluster): string | null => {
  const namespaces = shelves.find(({ kind }) => kind.kind === "Namespace");
  const system = namespaces?.objects.get("/kube-system");
  if (system === undefined) return null;
  const { metadata } = JSON.parse(system) as { metadata: { uid?: unknown } };
  return typeof metadata.uid === "string" ? metadata.uid : null;
};

/** @throws SourceError where nothing at all may be listed */
export const demandSomething = ({ shelves }: Cluster): void => {
  const first = shelves[0]!;
  if (shelves.every(({ standing }) => standing === "forbidden" || standing === "not_served"))
    throw new SourceError(`nothing may be listed: ${first.reason}`);
};

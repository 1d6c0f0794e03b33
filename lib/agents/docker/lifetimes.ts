import { keptLabels } from "./kept.ts";

type Json = Record<string, unknown>;

/** A container from its creation to its end, as far as the engine's events told. Times are RFC 3339 UTC. */
export interface Lifetime {
  id: string;
  name: string;
  /** As it was started: `repo:tag`, or an id. */
  image: string;
  labels: Record<string, string>;
  createdAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  removedAt: string | null;
  exitCode: number | null;
  starts: number;
  /** What the engine said of it while it was there; null where it was gone before it could be asked. */
  container: Json | null;
}

/** What events are folded into: one entry a container, however often it starts and dies. */
export type Lifetimes = Map<string, Lifetime>;

export interface ContainerEvent {
  id: string;
  action: string;
  /** Milliseconds since 1970. */
  at: number;
  attributes: Record<string, unknown>;
}

const FULL_ID = /^[0-9a-f]{64}$/;
/** What an engine adds to the labels of the container. */
const OWN_ATTRIBUTES = new Set([
  "name",
  "image",
  "exitCode",
  "containerExitCode",
  "podId",
  "signal",
  "execID",
  "execDuration",
  "oldName",
]);

/** One line of `/events`; null for what is not about a container. */
export const containerEvent = (line: string): ContainerEvent | null => {
  const { Type, Action, Actor, time, timeNano } = objectIn(line);
  const { ID, Attributes } = asObject(Actor);
  if (Type !== "container" || typeof Action !== "string" || typeof ID !== "string" || !FULL_ID.test(ID))
    return null;
  const at = typeof timeNano === "number" ? Math.floor(timeNano / 1e6) : Number(time) * 1000;
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return null;
  return { id: ID, action: Action, at, attributes: asObject(Attributes) };
};

const objectIn = (line: string): Json => {
  try {
    return asObject(JSON.parse(line));
  } catch {
    return {};
  }
};

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : {};

/** Folds an event in. True where the host's containers are others now than before. */
export const noteEvent = (lifetimes: Lifetimes, { id, action, at, attributes }: ContainerEvent): boolean => {
  const change = CHANGES[action];
  if (!change) return false;
  const known = lifetimes.get(id) ?? newborn(id);
  const time = new Date(at).toISOString();
  lifetimes.set(id, { ...known, ...described(attributes, known), ...change(time, known, attributes) });
  return true;
};

type Change = (time: string, known: Lifetime, attributes: Json) => Partial<Lifetime>;

const died: Change = (time, _, attributes) => ({ finishedAt: time, exitCode: exitCode(attributes) });
const removed: Change = (time) => ({ removedAt: time });

/** Podman says `died` and `remove` where Docker says `die` and `destroy`. */
const CHANGES: Record<string, Change | undefined> = {
  create: (time) => ({ createdAt: time }),
  start: (time, { starts }) => ({ startedAt: time, finishedAt: null, exitCode: null, starts: starts + 1 }),
  die: died,
  died,
  destroy: removed,
  remove: removed,
  pause: () => ({}),
  unpause: () => ({}),
  rename: () => ({}),
  update: () => ({}),
};

const newborn = (id: string): Lifetime => ({
  id,
  name: "",
  image: "",
  labels: {},
  createdAt: null,
  startedAt: null,
  finishedAt: null,
  removedAt: null,
  exitCode: null,
  starts: 0,
  container: null,
});

const described = (attributes: Json, known: Lifetime): Partial<Lifetime> => {
  const { name, image } = attributes;
  const labels = keptLabels(
    Object.fromEntries(Object.entries(attributes).filter(([key]) => !OWN_ATTRIBUTES.has(key))),
  );
  return {
    name: typeof name === "string" && name !== "" ? name : known.name,
    image: typeof image === "string" && image !== "" ? image : known.image,
    labels: Object.keys(labels).length > 0 ? labels : known.labels,
  };
};

const exitCode = ({ exitCode, containerExitCode }: Json): number | null => {
  const code = Number(exitCode ?? containerExitCode ?? Number.NaN);
  return Number.isInteger(code) ? code : null;
};

export const hasEnded = ({ finishedAt, removedAt }: Lifetime): boolean =>
  finishedAt !== null || removedAt !== null;

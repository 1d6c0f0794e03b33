import type { Source } from "../collectors/beats/schema.ts";

/**
 * One document on its way from an agent to the server. What an agent gathers is a document like any other tool's:
 * an adapter of its own reads it, so that it can be stored, replayed and read better by a later version.
 */
export interface Parcel {
  /** The file name that people see in the collector's history: `docker-snapshot.json`. */
  name: string;
  body: Uint8Array;
  /** When the engine, the cluster or the registry was looked at. */
  observedAt: Date;
  /** `kind:name`, only where the document itself does not say. */
  subjects: string[];
  /** What it is a whole look at (`docker:web-1`): a later look takes the place of one not sent yet. Absent: always sent. */
  series?: string;
  /** Digest of all that a whole look says but its time: with the same one, nothing has changed in between. */
  content?: string;
  /** What was looked at, for the collector's page. */
  source?: Source;
}

/** Takes a parcel over: once it returns, the parcel is on disk or with the server, and is never lost or sent twice. */
export type Ship = (parcel: Parcel) => Promise<void>;

/**
 * What looks at one source and ships what it finds. It ends when it has looked once, or with `watch` when the signal
 * says so; a source that goes away is tried again until then.
 */
export type Agent = (ship: Ship, options: { watch: boolean; signal: AbortSignal }) => Promise<void>;

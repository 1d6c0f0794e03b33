import type { Kind } from "./kinds.ts";

/** Objects, each as its redacted JSON. */
export type Kept = Map<string, string>;

/** Memory for all objects of a cluster together: the document made of them must not outgrow what the server takes. */
export class Room {
  left: number;
  constructor(bytes: number) {
    this.left = bytes;
  }
}

/** What a list is worth: all there is, or why not. */
export type Standing = "unlisted" | "whole" | "forbidden" | "not_served" | "too_many" | "unreachable";

/** An object that is there no longer, or whose status says something no longer that no later look will show. */
export interface Departed {
  kind: string;
  at: Date;
  /** False where only something of its status went. */
  gone: boolean;
  /** Redacted JSON. */
  object: string;
}

/** The objects of one kind, in one namespace or everywhere, as they are known now. */
export class Shelf {
  readonly kind: Kind;
  readonly namespace: string | null;
  standing: Standing = "unlisted";
  /** Why it is not whole, for people. */
  reason: string | null = null;
  /** Where a watch goes on from; null before a list, and after one that is too old to go on from. */
  resourceVersion: string | null = null;
  objects: Kept = new Map();
  private readonly room: Room;
  private readonly departs: (departed: Departed) => void;

  constructor(kind: Kind, namespace: string | null, room: Room, departs: (departed: Departed) => void) {
    this.kind = kind;
    this.namespace = namespace;
    this.room = room;
    this.departs = departs;
  }

  /** False where there is no room for it: then the list is not whole. */
  put(key: string, object: string, at: Date): boolean {
    const known = this.objects.get(key);
    const growth = object.length - (known?.length ?? 0);
    if (growth > this.room.left) {
      this.fail("too_many", "there is no room for more of them");
      return false;
    }
    this.room.left -= growth;
    this.objects.set(key, object);
    if (known !== undefined && this.kind.kind === "Pod" && forgets(known, object))
      this.departs({ kind: "Pod", at, gone: false, object: known });
    return true;
  }

  remove(key: string, at: Date, lastSeen?: string): void {
    const known = this.objects.get(key);
    this.room.left += known?.length ?? 0;
    this.objects.delete(key);
    const object = lastSeen ?? known;
    if (object !== undefined && RUNNING_KINDS.has(this.kind.kind))
      this.departs({ kind: this.kind.kind, at, gone: true, object });
  }

  /** A new list takes the place of what was known: what it no longer has went while nobody watched. */
  keepOnly(keys: ReadonlySet<string>, at: Date): void {
    for (const key of [...this.objects.keys()]) if (!keys.has(key)) this.remove(key, at);
  }

  /** After a list that there was no room for: what it did not come to may still be there. */
  drop(keys: ReadonlySet<string>): void {
    for (const [key, object] of this.objects) {
      if (keys.has(key)) continue;
      this.room.left += object.length;
      this.objects.delete(key);
    }
  }

  /** Nothing is known of it any more, which says nothing of what is there. */
  clear(): void {
    for (const object of this.objects.values()) this.room.left += object.length;
    this.objects.clear();
    this.resourceVersion = null;
  }

  /** For the moment: what is known stays. */
  loseSight(reason: string): void {
    // What there was no room for is not found again by going on from here.
    if (this.standing === "too_many") this.resourceVersion = null;
    this.fail("unreachable", reason);
  }

  seeAgain(): void {
    if (this.standing === "unreachable") [this.standing, this.reason] = ["whole", null];
  }

  fail(standing: Standing, reason: string): void {
    this.standing = standing;
    this.reason = reason;
  }
}

/** What a container that ended is attributed to. */
const RUNNING_KINDS = new Set(["Pod", "Job", "ReplicaSet"]);
const CONTAINER_ID = /"containerID":"([^"]+)"/g;

const idsIn = (pod: string): string[] => [...pod.matchAll(CONTAINER_ID)].map(([, id]) => id!);

/** Whether a pod's older status names containers that the newer one does not: it tells of the last two at most. */
const forgets = (older: string, newer: string): boolean => {
  const kept = new Set(idsIn(newer));
  return idsIn(older).some((id) => !kept.has(id));
};

/** The name within its kind: `namespace/name`. */
export const keyOf = ({ namespace, name }: Record<string, unknown>): string =>
  `${typeof namespace === "string" ? namespace : ""}/${typeof name === "string" ? name : ""}`;

import { hash } from "node:crypto";
import type { Parcel } from "../parcel.ts";
import type { Engine, EngineVersion } from "./engine.ts";
import type { Lifetime } from "./lifetimes.ts";
import type { Look } from "./look.ts";

/** Whose containers they are, and how the agent knows. */
export interface Scene {
  /** Of the agent. */
  version: string;
  host: string;
  engine: EngineVersion;
  connection: "unix" | "tcp" | "tls";
}

export type SceneOf = (engine: Engine, look: Look) => Scene;

/** A whole look at a host. */
export const snapshotParcel = (scene: Scene, { at, info, containers, images }: Look): Parcel => ({
  ...parcel(scene, at, { info, containers, images, lifetimes: [] }),
  name: "docker-snapshot.json",
  series: `docker:${scene.host}`,
  content: hash("sha256", JSON.stringify([scene, info, containers, images])),
  source: {
    kind: scene.engine.name === "Podman" ? "podman" : "docker",
    name: scene.host,
    version: scene.engine.version,
  },
});

/** Containers that came and went between two looks: what no look will ever show. */
export const lifetimesParcel = (scene: Scene, at: Date, lifetimes: Lifetime[]): Parcel => ({
  ...parcel(scene, at, { info: null, containers: null, images: null, lifetimes }),
  name: "docker-lifetimes.json",
});

const parcel = (
  { version, host, engine, connection }: Scene,
  at: Date,
  content: object,
): Omit<Parcel, "name"> => ({
  body: Buffer.from(
    JSON.stringify({
      plimsoll: "docker-snapshot",
      version: 1,
      agent: { version },
      observedAt: at.toISOString(),
      host,
      engine,
      connection,
      ...content,
    }),
  ),
  observedAt: at,
  subjects: [],
});

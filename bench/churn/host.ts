import { hash } from "node:crypto";
import type { Scene } from "../../lib/agents/docker/document.ts";
import { snapshotParcel } from "../../lib/agents/docker/document.ts";
import { type ContainerEvent, noteEvent } from "../../lib/agents/docker/lifetimes.ts";
import { shipLifetimes } from "../../lib/agents/docker/ship-lifetimes.ts";
import { newWatchState } from "../../lib/agents/docker/watch-state.ts";
import type { Ship } from "../../lib/agents/parcel.ts";

const JOBS = ["build", "render", "import", "mail", "thumbnail"];

interface Running {
  id: string;
  name: string;
  image: string;
  startedAt: number;
}

export interface ChurnHost {
  /** So many containers start now. */
  start(count: number, now: number): void;
  /** Those that have lived for `milliseconds` end; every tenth with an error. */
  end(milliseconds: number, now: number): void;
  /** What `plimsoll collect docker --watch` ships at a look: what came and went, then what is there. */
  look(ship: Ship, now: number): Promise<void>;
}

/** A host whose engine tells the agent's own code what happens on it. */
export const churnHost = (name: string): ChurnHost => {
  const scene: Scene = {
    version: "0.1.0",
    host: name,
    engine: { name: "Docker", version: "27.5.1", apiVersion: "1.47" },
    connection: "unix",
  };
  const state = { ...newWatchState(new Date()), scene };
  const running: Running[] = [];
  let started = 0;
  let ended = 0;
  const tell = ({ id, name, image }: Running, action: string, at: number, more = {}) =>
    noteEvent(state.lifetimes, { id, action, at, attributes: { name, image, ...more } } as ContainerEvent);
  return {
    start(count, now) {
      for (let n = 0; n < count; n++) {
        const id = hash("sha256", `${name}/${started}`);
        const job = JOBS[started++ % JOBS.length]!;
        const one = {
          id,
          name: `${job}-${id.slice(0, 12)}`,
          image: `registry.example/ci/${job}:1`,
          startedAt: now,
        };
        tell(one, "create", now);
        tell(one, "start", now);
        running.push(one);
      }
    },
    end(milliseconds, now) {
      while (running[0] && now - running[0].startedAt >= milliseconds) {
        const one = running.shift()!;
        tell(one, "die", now, { exitCode: String(ended++ % 10 === 0 ? 1 : 0) });
        tell(one, "destroy", now);
      }
    },
    async look(ship, now) {
      const containers = running.map(inspected);
      const there = new Set(running.map(({ id }) => id));
      await shipLifetimes(state, new Date(now - 1), there, ship);
      await ship(snapshotParcel(scene, { at: new Date(now), info: { Name: name }, containers, images: [] }));
    },
  };
};

/** As an engine shows it, without what checks would have to say about it. */
const inspected = ({ id, name, image, startedAt }: Running) => ({
  Id: id,
  Name: `/${name}`,
  Image: `sha256:${hash("sha256", image)}`,
  State: { Status: "running", Running: true, ExitCode: 0, StartedAt: new Date(startedAt).toISOString() },
  Config: { Image: image, User: "1000:1000", Env: [], Labels: {} },
  HostConfig: {
    NetworkMode: "bridge",
    ReadonlyRootfs: true,
    CapDrop: ["ALL"],
    SecurityOpt: ["no-new-privileges"],
    Memory: 268_435_456,
    NanoCpus: 500_000_000,
    PidsLimit: 200,
  },
  Mounts: [],
  NetworkSettings: { Ports: {} },
});

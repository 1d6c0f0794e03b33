import { existsSync } from "node:fs";
import type { MakeAgent } from "../command.ts";
import { connectionOf, engineAddress } from "./address.ts";
import { type SceneOf, snapshotParcel } from "./document.ts";
import { connect } from "./engine.ts";
import { look, newSeen } from "./look.ts";
import { watchEngine } from "./watch.ts";

/** The agent of a Docker or Podman host. */
export const dockerAgent: MakeAgent = (given, { env, interval, tell, version }) => {
  const told = typeof given.host === "string" ? given.host : undefined;
  const hostName = typeof given["host-name"] === "string" ? given["host-name"] : null;
  const address = engineAddress(told, env, existsSync);
  const sceneOf: SceneOf = (engine, { info }) => ({
    version,
    host: hostName ?? String(info.Name ?? ""),
    engine: engine.version,
    connection: connectionOf(address),
  });
  return async (ship, { watch, signal }) => {
    if (watch) return watchEngine({ address, sceneOf, interval, tell }, ship, signal);
    const engine = await connect(address);
    signal.addEventListener("abort", () => engine.close(), { once: true });
    try {
      const whole = await look(engine, newSeen(), () => new Date());
      await ship(snapshotParcel(sceneOf(engine, whole), whole));
    } finally {
      engine.close();
    }
  };
};

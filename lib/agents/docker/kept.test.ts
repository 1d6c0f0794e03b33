import { describe, expect, it } from "vitest";
import { keptContainer, keptImage, keptInfo, keptLabels } from "./kept.ts";

const CANARY = "canary-91c3e7";
const COMMIT = "7f3a9c215be0d4417f3a9c215be0d4417f3a9c21";

describe("what leaves the machine", () => {
  it("is no secret, wherever one stands", () => {
    const container = keptContainer({
      Id: "a",
      Path: "/app",
      Args: ["--password", CANARY],
      LogPath: CANARY,
      State: { Status: "running", Error: CANARY, Health: { Log: [{ Output: CANARY }] } },
      Config: {
        Env: [`DB_PASSWORD=${CANARY}`, "PATH=/bin", "EMPTY"],
        Cmd: [CANARY],
        Entrypoint: [CANARY],
        Healthcheck: { Test: ["CMD", CANARY] },
        Labels: {
          "db.password": CANARY,
          url: `https://u:${CANARY}@x/`,
          note: `token=${CANARY}`,
          plain: "yes",
        },
      },
      HostConfig: {
        LogConfig: { Config: { "splunk-token": CANARY } },
        SecurityOpt: [`seccomp={"x":"${CANARY}"}`, "no-new-privileges"],
        Sysctls: { x: CANARY },
      },
      Mounts: [{ Type: "bind", Source: "/etc", RW: false, Driver: CANARY }],
      NetworkSettings: { Ports: {}, Networks: { shop: { IPAMConfig: CANARY } } },
    });
    expect(JSON.stringify(container)).not.toContain(CANARY);
    expect(container).toMatchObject({
      Config: {
        Env: ["DB_PASSWORD", "PATH", "EMPTY"],
        Labels: { plain: "yes", "db.password": "[redacted]" },
      },
      HostConfig: { SecurityOpt: ["seccomp=custom", "no-new-privileges"] },
      Mounts: [{ Type: "bind", Source: "/etc", RW: false }],
      NetworkSettings: { Networks: ["shop"] },
    });
  });

  it("is nothing of an image's environment and commands", () => {
    const image = keptImage({
      Id: "i",
      Config: { Env: [CANARY], Cmd: [CANARY] },
      History: [CANARY],
      Comment: CANARY,
    });
    expect(JSON.stringify(image)).not.toContain(CANARY);
  });

  it("is nothing of the host's proxies and credentials", () => {
    const info = keptInfo({
      Name: "dock-1",
      HttpProxy: `http://u:${CANARY}@proxy`,
      Labels: [`secret=${CANARY}`, "rack=4"],
      RegistryConfig: {
        Mirrors: [`https://u:${CANARY}@m`],
        IndexConfigs: { "docker.io": { Secure: true, Mirrors: [CANARY] } },
      },
      Swarm: {
        LocalNodeState: "active",
        Cluster: { ID: "c", Spec: { Name: "default", CAConfig: CANARY }, JoinTokens: CANARY },
      },
    });
    expect(JSON.stringify(info)).not.toContain(CANARY);
    expect(info).toMatchObject({
      Name: "dock-1",
      Labels: ["secret=[redacted]", "rack=4"],
      Swarm: { Cluster: { ID: "c" } },
    });
  });

  it("keeps commits and digests, which look like secrets and are none", () => {
    const labels = { "org.opencontainers.image.revision": COMMIT, digest: `sha256:${"a1".repeat(32)}` };
    expect(keptLabels(labels)).toEqual(labels);
  });

  it.each([[{}], [{ Config: null, HostConfig: "x", Mounts: [null, 7], State: [] }]])("survives %j", (odd) => {
    expect(() => [keptContainer(odd), keptImage(odd), keptInfo(odd)]).not.toThrow();
  });
});

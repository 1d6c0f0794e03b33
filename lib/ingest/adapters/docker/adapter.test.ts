import { describe, expect, it } from "vitest";
import type { ContainerFact, ImageFact } from "../../reading/inventory.ts";
import { docker } from "./adapter.ts";

const CANARY = "canary-51be02";
const ID = "a".repeat(64);
const container = (change: object = {}) => ({
  Id: ID,
  Name: "/cart.1",
  Image: `sha256:${"b".repeat(64)}`,
  Path: "/app",
  Args: [`--password=${CANARY}`],
  State: {
    Status: "running",
    Running: true,
    ExitCode: 0,
    StartedAt: "2026-03-01T10:00:00Z",
    FinishedAt: "0001-01-01T00:00:00Z",
  },
  Config: {
    Image: "registry.example/cart:1.0",
    Env: [`SECRET=${CANARY}`],
    Cmd: [CANARY],
    Labels: { "com.docker.swarm.service.name": "shop_cart", "com.docker.stack.namespace": "shop" },
  },
  HostConfig: { Privileged: true, NetworkMode: "host", CapAdd: ["NET_ADMIN"] },
  NetworkSettings: {
    Ports: {
      "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "8080" }],
      "81/tcp": [{ HostIp: "127.0.0.1", HostPort: "8081" }],
      "82/tcp": null,
    },
  },
  Mounts: [{ Type: "bind", Source: "/etc" }],
  ...change,
});
const image = (change: object = {}) => ({
  Id: `sha256:${"c".repeat(64)}`,
  RepoTags: ["registry.example/cart:1.0"],
  RepoDigests: [`registry.example/cart@sha256:${"d".repeat(64)}`],
  Architecture: "amd64",
  Os: "linux",
  RootFS: { Type: "layers", Layers: ["sha256:l1"] },
  Config: { Env: [CANARY] },
  ...change,
});
const containerIn = (document: unknown) =>
  docker.read(document).facts.find((f): f is ContainerFact => f.kind === "container")!;
const imageIn = (document: unknown) =>
  docker.read(document).facts.find((f): f is ImageFact => f.kind === "image")!.image;

describe("docker", () => {
  it.each([
    ["as an array", [container()]],
    ["as an object", container()],
  ])("reads a container %s", (_, document) => {
    expect(docker.recognises(document)).toBe(true);
    expect(containerIn(document)).toMatchObject({
      id: ID,
      imageReference: "registry.example/cart:1.0",
      imageId: `sha256:${"b".repeat(64)}`,
      state: "running",
      startedAt: "2026-03-01T10:00:00Z",
      finishedAt: null,
      service: { objectKind: "SwarmService", namespace: "shop" },
      publishedPorts: [8080],
    });
  });

  it("reads what a container shares with its host", () => {
    expect(containerIn(container()).isolation).toMatchObject({
      hostNetwork: true,
      privileged: true,
      addedCapabilities: ["NET_ADMIN"],
      hostPaths: ["/etc"],
    });
  });

  it("reads a Compose service from its labels", () => {
    const labels = { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" };
    const config = { ...container().Config, Labels: labels };
    expect(containerIn(container({ Config: config })).service).toEqual({
      objectKind: "ComposeService",
      namespace: "shop",
      name: "web",
    });
  });

  it("takes an image's id for its configuration digest, unless it is one of its repository digests", () => {
    expect(imageIn([image()])).toMatchObject({
      configDigests: [`sha256:${"c".repeat(64)}`],
      tags: ["registry.example/cart:1.0"],
      platform: "linux/amd64",
    });
    expect(imageIn(image({ Id: `sha256:${"d".repeat(64)}` })).configDigests).toEqual([]);
  });

  it("keeps environment, arguments and commands out", () => {
    const reading = docker.read([container(), image()]);
    expect(reading.counts.objects).toBe(2);
    expect(JSON.stringify(reading)).not.toContain(CANARY);
    expect(reading.absences).toEqual([]);
    expect(reading.needs).toBe("host");
  });
});

import { describe, expect, it } from "vitest";
import { type Environment, UsageError } from "../options.ts";
import { connectionOf, engineAddress } from "./address.ts";

const DOCKER = { kind: "unix", path: "/var/run/docker.sock" };
const tcp = (host: string, port: number, certificates: string | null = null) => ({
  kind: "tcp",
  host,
  port,
  certificates,
});

describe("the address of an engine", () => {
  it.each<[string | undefined, Environment, string[], unknown]>([
    [undefined, {}, [], DOCKER],
    [undefined, {}, ["/run/podman/podman.sock"], { kind: "unix", path: "/run/podman/podman.sock" }],
    [
      undefined,
      { XDG_RUNTIME_DIR: "/run/user/7" },
      ["/run/user/7/podman/podman.sock"],
      { kind: "unix", path: "/run/user/7/podman/podman.sock" },
    ],
    [undefined, { DOCKER_HOST: "unix:///tmp/x.sock" }, [], { kind: "unix", path: "/tmp/x.sock" }],
    ["/tmp/y.sock", { DOCKER_HOST: "tcp://a" }, [], { kind: "unix", path: "/tmp/y.sock" }],
    ["tcp://dock.example", {}, [], tcp("dock.example", 2375)],
    ["tcp://[::1]:2376", { DOCKER_CERT_PATH: "/certs" }, [], tcp("::1", 2376, "/certs")],
    ["tcp://dock", { DOCKER_TLS_VERIFY: "1", HOME: "/h" }, [], tcp("dock", 2376, "/h/.docker")],
    ["http://dock:9", { DOCKER_CERT_PATH: "/certs" }, [], tcp("dock", 9)],
    ["https://dock:9", { DOCKER_CERT_PATH: "/certs" }, [], tcp("dock", 9, "/certs")],
  ])("%j with %j and %j there is %j", (told, env, there, address) => {
    expect(engineAddress(told, env, (path) => there.includes(path))).toEqual(address);
  });

  it.each(["ssh://user@dock", "npipe:////./pipe/docker", "dock:2375", "https://dock"])(
    "%s is refused",
    (told) => {
      expect(() => engineAddress(told, {}, () => false)).toThrow(UsageError);
    },
  );

  it("says how it is reached, and not where", () => {
    expect(connectionOf(engineAddress("/x", {}, () => true))).toBe("unix");
    expect(connectionOf(engineAddress("tcp://x", {}, () => true))).toBe("tcp");
    expect(connectionOf(engineAddress("tcp://x", { DOCKER_CERT_PATH: "/c" }, () => true))).toBe("tls");
  });
});

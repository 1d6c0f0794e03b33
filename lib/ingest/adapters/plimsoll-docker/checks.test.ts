import { describe, expect, it } from "vitest";
import { ENGINE_SOCKETS, sensitivePath } from "../sensitive-path.ts";
import { plimsollDocker } from "./adapter.ts";
import { container, info, snapshot } from "./testing.ts";

const outcomeOf = (document: unknown, rule: string) =>
  plimsollDocker
    .read(document)
    .targets.flatMap(({ observations }) => observations)
    .find((observation) => observation.rule.id === `plimsoll/${rule}`);

type Json = Record<string, unknown>;
const host = (change: Json) => snapshot([container("01", "cart", {}, change)]);
const top = (change: Json) => snapshot([container("01", "cart", change)]);
const user = (name: string) => top({ Config: { Image: "registry.example/cart:1", User: name } });
const image = (name: string) => top({ Config: { Image: name, User: "1" } });
const mount = (Source: string, more: Json = {}) =>
  top({ Mounts: [{ Type: "bind", Source, RW: true, Propagation: "rprivate", ...more }] });
const port = (HostIp: string) =>
  top({ NetworkSettings: { Ports: { "80/tcp": [{ HostIp, HostPort: "8080" }] } } });
const engine = (change: Json, more: Json = {}) => snapshot([], { info: info(change), ...more });

/** Each check: what meets it, what fails it, and where it cannot be asked. */
const CHECKS: [
  rule: string,
  met: unknown,
  wrong: [document: unknown, severity: string, detail: RegExp][],
  unasked?: unknown,
][] = [
  ["docker-privileged", host({}), [[host({ Privileged: true }), "high", /^privileged$/]]],
  [
    "docker-capabilities",
    host({ CapAdd: ["NET_BIND_SERVICE"] }),
    [
      [host({ CapAdd: ["CHOWN"] }), "medium", /^adds CHOWN$/],
      [host({ CapAdd: ["CAP_SYS_ADMIN", "CHOWN"] }), "high", /^adds CHOWN, SYS_ADMIN$/],
      [host({ CapAdd: ["ALL"] }), "high", /^adds ALL$/],
    ],
    host({ Privileged: true, CapAdd: ["SYS_ADMIN"] }),
  ],
  ["docker-host-network", host({}), [[host({ NetworkMode: "host" }), "medium", /network/]]],
  ["docker-host-pid", host({}), [[host({ PidMode: "host" }), "high", /processes/]]],
  ["docker-host-ipc", host({ IpcMode: "shareable" }), [[host({ IpcMode: "host" }), "medium", /memory/]]],
  ["docker-host-uts", host({ UTSMode: "private" }), [[host({ UTSMode: "host" }), "low", /names/]]],
  [
    "docker-host-users",
    host({}),
    [[host({ UsernsMode: "host" }), "medium", /root/]],
    snapshot([container("01", "cart", {}, { UsernsMode: "host" })], {
      info: info({ SecurityOptions: ["name=seccomp,profile=builtin"] }),
    }),
  ],
  [
    "docker-socket",
    mount("/srv/data"),
    [
      [mount("/var/run/docker.sock"), "high", /docker\.sock/],
      [mount("/run/podman/podman.sock", { RW: false }), "high", /podman\.sock/],
      [host({ Binds: ["/run/containerd/containerd.sock:/c.sock"] }), "high", /containerd\.sock/],
      [mount("/srv/engine.sock", { Destination: "/var/run/docker.sock" }), "high", /engine\.sock/],
    ],
  ],
  [
    "docker-host-path",
    mount("/etc/localtime"),
    [
      [mount("/"), "high", /^mounts \/$/],
      [mount("/etc", { RW: false }), "medium", /\/etc \(read-only\)/],
      [host({ Binds: ["/proc:/host/proc:ro"] }), "medium", /\/proc \(read-only\)/],
      [mount("/var/lib/docker/overlay2"), "high", /overlay2/],
    ],
  ],
  [
    "docker-shared-mount",
    mount("/srv/data"),
    [[mount("/srv/data", { Propagation: "rshared" }), "medium", /\/srv\/data/]],
  ],
  [
    "docker-seccomp",
    host({ SecurityOpt: ["seccomp=custom"] }),
    [[host({ SecurityOpt: ["seccomp:unconfined"] }), "high", /unconfined/]],
    host({ Privileged: true }),
  ],
  [
    "docker-apparmor",
    top({ AppArmorProfile: "docker-default" }),
    [
      [top({ AppArmorProfile: "unconfined" }), "medium", /unconfined/],
      [host({ SecurityOpt: ["apparmor=unconfined"] }), "medium", /unconfined/],
    ],
    snapshot([container("01", "cart", { AppArmorProfile: "unconfined" })], {
      info: info({ SecurityOptions: ["name=seccomp,profile=builtin"] }),
    }),
  ],
  [
    "docker-selinux",
    snapshot([container("01", "cart")], { info: info({ SecurityOptions: ["name=selinux"] }) }),
    [
      [
        snapshot([container("01", "cart", {}, { SecurityOpt: ["label=disable"] })], {
          info: info({ SecurityOptions: ["name=selinux"] }),
        }),
        "medium",
        /label/,
      ],
    ],
    host({ SecurityOpt: ["label=disable"] }),
  ],
  [
    "docker-new-privileges",
    host({ SecurityOpt: ["no-new-privileges:true"] }),
    [
      [host({ SecurityOpt: null }), "medium", /not set/],
      [host({ SecurityOpt: ["no-new-privileges=false"] }), "medium", /not set/],
    ],
    host({ Privileged: true, SecurityOpt: null }),
  ],
  [
    "docker-root-user",
    snapshot([container("01", "cart", { Config: { User: "1000" } })], {
      info: info({ SecurityOptions: ["name=seccomp,profile=builtin"] }),
    }),
    ["", "root", "0:0", "root:wheel"].map((name) => [
      { ...user(name), info: info({ SecurityOptions: ["name=seccomp,profile=builtin"] }) },
      "medium",
      name === "" ? /no user/ : /^user (root|0)$/,
    ]),
    user(""),
  ],
  ["docker-writable-root", host({}), [[host({ ReadonlyRootfs: false }), "low", /writable/]]],
  ["docker-memory", host({}), [[host({ Memory: 0 }), "low", /memory/]]],
  [
    "docker-cpu",
    host({ NanoCpus: 0, CpuShares: 512 }),
    [
      [host({ NanoCpus: 0 }), "low", /processor/],
      [host({ NanoCpus: 0, CpuShares: 1024 }), "low", /processor/],
    ],
  ],
  [
    "docker-pids",
    host({}),
    [
      [host({ PidsLimit: null }), "low", /processes/],
      [host({ PidsLimit: -1 }), "low", /processes/],
    ],
  ],
  [
    "docker-devices",
    host({ Devices: [] }),
    [[host({ Devices: [{ PathOnHost: "/dev/sda" }] }), "medium", /\/dev\/sda/]],
    host({ Privileged: true, Devices: [{ PathOnHost: "/dev/sda" }] }),
  ],
  [
    "docker-all-interfaces",
    port("127.0.0.1"),
    [
      [port("0.0.0.0"), "medium", /8080/],
      [port("::"), "medium", /8080/],
      [port(""), "medium", /8080/],
    ],
    host({}),
  ],
  [
    "docker-latest-tag",
    image("registry.example/cart:1"),
    [
      [image("registry.example/cart"), "low", /cart:latest/],
      [image("cart:latest"), "low", /library\/cart:latest/],
    ],
    image(`sha256:${"a".repeat(64)}`),
  ],
  [
    "docker-restarts",
    host({ RestartPolicy: { Name: "no", MaximumRetryCount: 0 } }),
    [
      [host({ RestartPolicy: { Name: "always" } }), "low", /always/],
      [host({ RestartPolicy: { Name: "on-failure", MaximumRetryCount: 50 } }), "low", /50/],
    ],
  ],
  [
    "docker-open-api",
    engine({}),
    [
      [
        engine({ Warnings: ["WARNING: API is accessible on http://0.0.0.0:2375 without encryption."] }),
        "critical",
        /0\.0\.0\.0:2375/,
      ],
      [
        engine({ Warnings: ["WARNING: API is accessible on http://127.0.0.1:2375 without encryption."] }),
        "high",
        /127\.0\.0\.1/,
      ],
      [engine({}, { connection: "tcp" }), "critical", /TCP/],
    ],
  ],
  [
    "docker-insecure-registry",
    engine({}),
    [
      [engine({ RegistryConfig: { InsecureRegistryCIDRs: ["10.0.0.0/8"] } }), "high", /10\.0\.0\.0/],
      [
        engine({ RegistryConfig: { IndexConfigs: { "r.example:5000": { Secure: false } } } }),
        "high",
        /r\.example/,
      ],
    ],
  ],
  [
    "docker-user-mapping",
    engine({ SecurityOptions: ["name=rootless"] }),
    [[engine({ SecurityOptions: [] }), "medium", /rootless/]],
  ],
  [
    "docker-default-seccomp",
    engine({}),
    [
      [engine({ SecurityOptions: [] }), "high", /no seccomp/],
      [engine({ SecurityOptions: ["name=seccomp,profile=unconfined"] }), "high", /unconfined/],
    ],
  ],
  ["docker-access-control", engine({}), [[engine({ SecurityOptions: [] }), "low", /SELinux/]]],
  [
    "docker-live-restore",
    engine({}),
    [[engine({ LiveRestoreEnabled: false }), "low", /off/]],
    engine({ LiveRestoreEnabled: false }, { engine: { name: "Podman", version: "4.3.1" } }),
  ],
  [
    "docker-experimental",
    engine({}),
    [[engine({ ExperimentalBuild: true }), "low", /on/]],
    engine({ ExperimentalBuild: true }, { engine: { name: "Podman", version: "4.3.1" } }),
  ],
  ["docker-storage-driver", engine({}), [[engine({ Driver: "aufs" }), "low", /aufs/]]],
];

describe.each(CHECKS)("%s", (rule, met, wrong, unasked) => {
  it("is met", () => expect(outcomeOf(met, rule)).toMatchObject({ outcome: "pass", detail: "" }));
  it.each(wrong)("fails %#", (document, severity, detail) => {
    expect(outcomeOf(document, rule)).toMatchObject({
      outcome: "fail",
      severity,
      detail: expect.stringMatching(detail),
    });
  });
  if (unasked !== undefined)
    it("is not asked where it makes no sense", () => expect(outcomeOf(unasked, rule)).toBeUndefined());
});

describe("the checks", () => {
  it("are all tested here", () => {
    const { targets } = plimsollDocker.read(
      snapshot([container("01", "cart", { NetworkSettings: { Ports: { "1/tcp": [{ HostPort: "1" }] } } })], {
        info: info({ SecurityOptions: ["name=apparmor", "name=selinux", "name=seccomp", "name=userns"] }),
      }),
    );
    const asked = targets.flatMap(({ observations }) => observations.map(({ rule }) => rule.id)).sort();
    const tested = CHECKS.map(([rule]) => `plimsoll/${rule}`).sort();
    expect([...asked, "plimsoll/docker-root-user"].sort()).toEqual(tested);
  });

  it("says in its own words why and what to do, with the benchmark's number", () => {
    const observation = outcomeOf(host({ Privileged: true }), "docker-privileged");
    expect(observation?.rule).toMatchObject({ references: ["CIS Docker Benchmark 1.6.0: 5.5"] });
    expect(observation?.rule.remediation.length).toBeGreaterThan(20);
  });
});

describe("paths of the host", () => {
  it.each([
    "/",
    "/etc",
    "/etc/",
    "/proc/sys",
    "/dev/sda",
    "/var/lib/docker/volumes",
    "/root/.ssh/id_rsa",
    "//sys",
  ])("%s is sensitive", (path) => expect(sensitivePath(path)).toBe(true));
  it.each(["/srv", "/etc/localtime", "/dev/shm", "/data/etc", "/development", "/var/lib/mysql"])(
    "%s is not",
    (path) => expect(sensitivePath(path)).toBe(false),
  );
  it.each([
    "/var/run/docker.sock",
    "/run/docker.sock",
    "/run",
    "/var/run",
    "/run/containerd",
    "/run/crio/crio.sock",
  ])("%s gives power over the engine", (path) => expect(ENGINE_SOCKETS.test(path)).toBe(true));
  it.each(["/run/dbus/system_bus_socket", "/srv/docker.sock.d/x", "/run/user/1000/bus", "/runner"])(
    "%s does not",
    (path) => expect(ENGINE_SOCKETS.test(path)).toBe(false),
  );
});

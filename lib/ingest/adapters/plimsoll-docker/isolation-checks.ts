import { asTexts, asWord } from "../json-value.ts";
import { ENGINE_SOCKETS, sensitivePath } from "../sensitive-path.ts";
import type { Check, Verdict } from "./check.ts";
import type { ContainerSetting, Mount } from "./setting.ts";

type ContainerCheck = Check<ContainerSetting>;

/** With one of these a process in the container can become the host's root, or see what others do. */
const STRONG = new Set([
  "ALL",
  "BPF",
  "DAC_READ_SEARCH",
  "MAC_ADMIN",
  "MAC_OVERRIDE",
  "NET_ADMIN",
  "PERFMON",
  "SYS_ADMIN",
  "SYS_BOOT",
  "SYS_MODULE",
  "SYS_PTRACE",
  "SYS_RAWIO",
  "SYS_TIME",
  "SYSLOG",
]);
const HARMLESS = new Set(["NET_BIND_SERVICE"]);

/** By where it lies, or by where programs in the container look for it. */
const isEngineSocket = ({ source, target }: Mount): boolean =>
  ENGINE_SOCKETS.test(source) || (target.endsWith(".sock") && ENGINE_SOCKETS.test(target));

const mode = (
  part: Pick<ContainerCheck, "id" | "title" | "why" | "remedy" | "severity" | "cis">,
  setting: string,
  word: string,
): ContainerCheck => ({
  ...part,
  verdict: ({ host }) => (host[setting] === "host" ? { wrong: `shares the host's ${word}` } : "met"),
});

/** Privileged containers have them all: that is one problem, not five. */
const unlessPrivileged =
  (verdict: (container: ContainerSetting) => Verdict) =>
  (container: ContainerSetting): Verdict =>
    container.privileged ? "not_applicable" : verdict(container);

/** How far a container stands from its host. */
export const ISOLATION_CHECKS: readonly ContainerCheck[] = [
  {
    id: "docker-privileged",
    title: "The container is privileged",
    why: "It has all capabilities and all devices of the host, and no seccomp or AppArmor profile: whoever runs code in it owns the host.",
    remedy: "Run it without --privileged; add the single capability or device it needs.",
    severity: "high",
    cis: "5.5",
    verdict: ({ privileged }) => (privileged ? { wrong: "privileged" } : "met"),
  },
  {
    id: "docker-capabilities",
    title: "The container has more capabilities than the engine gives by default",
    why: "Each added capability is a part of root's power over the kernel; some are enough to leave the container.",
    remedy: "Drop all capabilities and add back only those the program fails without.",
    severity: "medium",
    cis: "5.4",
    verdict: unlessPrivileged(({ host }) => {
      const added = asTexts(host.CapAdd).map((name) => name.toUpperCase().replace(/^CAP_/, ""));
      const names = added.filter((name) => !HARMLESS.has(name)).sort();
      if (names.length === 0) return "met";
      const severity = names.some((name) => STRONG.has(name)) ? "high" : "medium";
      return { wrong: `adds ${names.join(", ")}`, severity };
    }),
  },
  mode(
    {
      id: "docker-host-network",
      title: "The container uses the host's network",
      why: "It reaches services that listen on the host's loopback only, can take any port, and is outside the rules between containers.",
      remedy: "Give it a network of its own and publish the ports it serves.",
      severity: "medium",
      cis: "5.10",
    },
    "NetworkMode",
    "network",
  ),
  mode(
    {
      id: "docker-host-pid",
      title: "The container sees the host's processes",
      why: "It can read what runs on the host, with its arguments and environment, and signal it.",
      remedy: "Run it without --pid=host.",
      severity: "high",
      cis: "5.16",
    },
    "PidMode",
    "processes",
  ),
  mode(
    {
      id: "docker-host-ipc",
      title: "The container shares the host's shared memory",
      why: "Segments and queues of the host's programs can be read and changed from inside it.",
      remedy: "Run it without --ipc=host; let containers that need it share with each other.",
      severity: "medium",
      cis: "5.17",
    },
    "IpcMode",
    "shared memory",
  ),
  mode(
    {
      id: "docker-host-uts",
      title: "The container can rename the host",
      why: "With the host's UTS namespace it may change the host's name, which logs and certificates go by.",
      remedy: "Run it without --uts=host.",
      severity: "low",
      cis: "5.21",
    },
    "UTSMode",
    "names",
  ),
  {
    id: "docker-host-users",
    title: "The container opts out of the engine's user namespaces",
    why: "The engine maps root in containers to nobody on the host; this one's root is the host's.",
    remedy: "Run it without --userns=host.",
    severity: "medium",
    cis: "5.31",
    verdict: ({ host, engine }) => {
      if (!engine.protections.has("userns")) return "not_applicable";
      return host.UsernsMode === "host" ? { wrong: "its root is the host's root" } : "met";
    },
  },
  {
    id: "docker-socket",
    title: "The engine's socket is mounted into the container",
    why: "Whoever may talk to the engine may start a container with the whole host in it: the socket is root on the host.",
    remedy:
      "Take the mount away; put a proxy that allows only the calls needed in front of it where one cannot do without.",
    severity: "high",
    cis: "5.32",
    verdict: ({ mounts }) => {
      const sockets = mounts.filter(isEngineSocket).map(({ source }) => source);
      return sockets.length > 0 ? { wrong: `mounts ${sockets.sort().join(", ")}` } : "met";
    },
  },
  {
    id: "docker-host-path",
    title: "A sensitive directory of the host is mounted into the container",
    why: "Through it the container reads the host's secrets and settings; where it may write, it can change what the host runs.",
    remedy: "Mount the single file or directory it needs, read-only, or use a named volume.",
    severity: "high",
    cis: "5.6",
    verdict: ({ mounts }) => {
      const bad = mounts.filter(({ source }) => sensitivePath(source) && !ENGINE_SOCKETS.test(source));
      if (bad.length === 0) return "met";
      const paths = bad.map(({ source, writable }) => (writable ? source : `${source} (read-only)`));
      const severity = bad.some(({ writable }) => writable) ? "high" : "medium";
      return { wrong: `mounts ${[...new Set(paths)].sort().join(", ")}`, severity };
    },
  },
  {
    id: "docker-shared-mount",
    title: "Mounts made in the container appear on the host",
    why: "A mount with shared propagation lets the container put file systems over the host's directories.",
    remedy: "Mount with private or slave propagation.",
    severity: "medium",
    cis: "5.20",
    verdict: ({ mounts }) => {
      const shared = mounts.filter(({ propagation }) => /^r?shared$/.test(propagation));
      return shared.length > 0
        ? {
            wrong: `shares ${shared
              .map(({ source }) => source)
              .sort()
              .join(", ")}`,
          }
        : "met";
    },
  },
  {
    id: "docker-seccomp",
    title: "System calls of the container are not filtered",
    why: "Without a seccomp profile every system call of the kernel can be tried, those of known escapes among them.",
    remedy: "Run it without seccomp=unconfined: the engine's own profile suits nearly everything.",
    severity: "high",
    cis: "5.22",
    verdict: unlessPrivileged(({ securityOptions }) =>
      securityOptions.includes("seccomp=unconfined") ? { wrong: "seccomp=unconfined" } : "met",
    ),
  },
  {
    id: "docker-apparmor",
    title: "The container runs without its AppArmor profile",
    why: "The host has AppArmor, and this container was taken out of it: files of the kernel that the profile protects lie open.",
    remedy: "Run it without apparmor=unconfined, or with a profile of its own.",
    severity: "medium",
    cis: "5.2",
    verdict: unlessPrivileged(({ engine, securityOptions, appArmorProfile }) => {
      if (!engine.protections.has("apparmor")) return "not_applicable";
      const open = appArmorProfile === "unconfined" || securityOptions.includes("apparmor=unconfined");
      return open ? { wrong: "apparmor=unconfined" } : "met";
    }),
  },
  {
    id: "docker-selinux",
    title: "The container runs without SELinux confinement",
    why: "The host has SELinux, and this container was taken out of it: it may touch files of the host and of other containers.",
    remedy: "Run it without label=disable; label the volumes it needs with :z or :Z.",
    severity: "medium",
    cis: "5.3",
    verdict: unlessPrivileged(({ engine, securityOptions }) => {
      if (!engine.protections.has("selinux")) return "not_applicable";
      return securityOptions.includes("label=disable") ? { wrong: "label=disable" } : "met";
    }),
  },
  {
    id: "docker-new-privileges",
    title: "Programs in the container may gain privileges",
    why: "A setuid program in the image can make its user root; with no-new-privileges it cannot.",
    remedy: "Run it with --security-opt no-new-privileges, or set it for the whole engine.",
    severity: "medium",
    cis: "5.26",
    verdict: unlessPrivileged(({ securityOptions, engine }) => {
      const set = securityOptions.some((option) => /^no-new-privileges(=true)?$/.test(option));
      return set || engine.protections.has("no-new-privileges")
        ? "met"
        : { wrong: "no-new-privileges is not set" };
    }),
  },
  {
    id: "docker-root-user",
    title: "The container runs as root",
    why: "What breaks out of it is root on the host, unless the engine maps users.",
    remedy: "Name a user in the image (USER) or with --user.",
    severity: "medium",
    cis: "4.1",
    verdict: ({ config, engine, host }) => {
      const mapped = engine.protections.has("userns") && host.UsernsMode !== "host";
      if (mapped || engine.protections.has("rootless")) return "not_applicable";
      const user = (asWord(config.User) ?? "").split(":")[0]!;
      if (user !== "" && user !== "root" && !/^0+$/.test(user)) return "met";
      return { wrong: user === "" ? "no user is named" : `user ${user}` };
    },
  },
];

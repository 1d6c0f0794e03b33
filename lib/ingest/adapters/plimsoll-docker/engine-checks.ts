import { asObject, asTexts, asWord } from "../json-value.ts";
import type { Check } from "./check.ts";
import type { EngineSetting } from "./setting.ts";

const OPEN_API = /API is accessible on (http:\/\/\S+) without encryption/;
const OWN_MACHINE = /^http:\/\/(127\.|\[::1\]|localhost)/;
const LOOPBACK_RANGE = /^(127\.|::1\/128$)/;

/** How the engine itself is set up, as far as it says. */
export const ENGINE_CHECKS: readonly Check<EngineSetting>[] = [
  {
    id: "docker-open-api",
    title: "The engine listens on the network without TLS",
    why: "Anybody who reaches the port may start a container with the whole host in it.",
    remedy: "Listen on the socket only, or require client certificates (--tlsverify).",
    severity: "critical",
    cis: "2.7",
    verdict: ({ info, connection }) => {
      const open = asTexts(info.Warnings).flatMap((warning) => OPEN_API.exec(warning)?.[1] ?? []);
      if (open.length > 0) {
        const wrong = `listens on ${[...new Set(open)].sort().join(", ")}`;
        // Everybody with an account there is root: bad, but not everybody on the network.
        return { wrong, severity: open.every((url) => OWN_MACHINE.test(url)) ? "high" : "critical" };
      }
      return connection === "tcp" ? { wrong: "answers over TCP without TLS" } : "met";
    },
  },
  {
    id: "docker-insecure-registry",
    title: "The engine pulls from registries without verified TLS",
    why: "Whoever is on the way to such a registry can give it another image.",
    remedy: "Give the registry a certificate, and take it off the list of insecure ones.",
    severity: "high",
    cis: "2.5",
    verdict: ({ info }) => {
      const registries = asObject(info.RegistryConfig);
      const ranges = asTexts(registries?.InsecureRegistryCIDRs).filter(
        (range) => !LOOPBACK_RANGE.test(range),
      );
      const names = Object.entries(asObject(registries?.IndexConfigs) ?? {}).flatMap(([name, index]) =>
        asObject(index)?.Secure === false ? name : [],
      );
      const insecure = [...ranges, ...names].sort();
      return insecure.length > 0 ? { wrong: `does not verify ${insecure.join(", ")}` } : "met";
    },
  },
  {
    id: "docker-user-mapping",
    title: "Root in containers is root on the host",
    why: "Without user namespaces nothing but the other walls stands between a container's root and the host's.",
    remedy: "Set userns-remap, or run the engine rootless.",
    severity: "medium",
    cis: "2.9",
    verdict: ({ protections }) =>
      protections.has("userns") || protections.has("rootless")
        ? "met"
        : { wrong: "neither userns-remap nor rootless" },
  },
  {
    id: "docker-default-seccomp",
    title: "The engine filters no system calls",
    why: "Containers get no seccomp profile unless they bring one: every system call of the kernel can be tried.",
    remedy: "Use a kernel with seccomp, and leave the engine its default profile.",
    severity: "high",
    cis: "2.17",
    verdict: ({ securityOptions }) => {
      const seccomp = securityOptions.find((option) => /^(name=)?seccomp\b/.test(option));
      if (seccomp === undefined) return { wrong: "no seccomp" };
      return /profile=unconfined/.test(seccomp) ? { wrong: "the default profile is unconfined" } : "met";
    },
  },
  {
    id: "docker-access-control",
    title: "The host confines containers with neither AppArmor nor SELinux",
    why: "Mandatory access control is the wall that still stands when the others are misconfigured.",
    remedy: "Enable AppArmor or SELinux in the kernel, and the engine's use of it.",
    severity: "low",
    cis: null,
    verdict: ({ protections }) =>
      protections.has("apparmor") || protections.has("selinux")
        ? "met"
        : { wrong: "neither AppArmor nor SELinux" },
  },
  {
    id: "docker-live-restore",
    title: "Containers end with the engine",
    why: "Updating the engine then means an outage, so it is put off: security fixes wait.",
    remedy: "Set live-restore.",
    severity: "low",
    cis: "2.15",
    verdict: ({ info, podman }) => {
      // Podman's containers have no daemon to end with; a swarm moves its tasks instead.
      if (podman || asObject(info.Swarm)?.LocalNodeState === "active") return "not_applicable";
      return info.LiveRestoreEnabled === true ? "met" : { wrong: "live-restore is off" };
    },
  },
  {
    id: "docker-experimental",
    title: "The engine's experimental features are on",
    why: "They are less tested, and change without notice.",
    remedy: "Set experimental to false in production.",
    severity: "low",
    cis: "2.18",
    verdict: ({ info, podman }) => {
      if (podman) return "not_applicable";
      return info.ExperimentalBuild === true ? { wrong: "experimental is on" } : "met";
    },
  },
  {
    id: "docker-storage-driver",
    title: "The engine stores layers with aufs",
    why: "It was taken out of kernels and engines, gets no fixes, and does not work with SELinux.",
    remedy: "Move to overlay2.",
    severity: "low",
    cis: "2.6",
    verdict: ({ info }) => (asWord(info.Driver) === "aufs" ? { wrong: "aufs" } : "met"),
  },
];

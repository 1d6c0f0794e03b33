import { parseReference } from "../../identity/image-reference.ts";
import { asNumber, asObject, asObjects, asText, asWord } from "../json-value.ts";
import { LOOPBACK, nameOfImage } from "../started-container.ts";
import type { Check } from "./check.ts";
import { type ContainerSetting, isLimited } from "./setting.ts";

const MOST_RETRIES = 5;

/** What a container may use, change and show. */
export const RESOURCE_CHECKS: readonly Check<ContainerSetting>[] = [
  {
    id: "docker-writable-root",
    title: "The container can change its own files",
    why: "An attacker can leave programs and changed settings in a writable root file system, and run them from there.",
    remedy: "Run it with --read-only, and give it a volume or tmpfs where it must write.",
    severity: "low",
    cis: "5.13",
    verdict: ({ host }) => (host.ReadonlyRootfs === true ? "met" : { wrong: "writable root file system" }),
  },
  {
    id: "docker-memory",
    title: "The container's memory is not limited",
    why: "One container that leaks or is attacked can take all memory, and the kernel ends others for it.",
    remedy: "Set --memory to what it needs at most.",
    severity: "low",
    cis: "5.11",
    verdict: ({ host }) => (isLimited(host.Memory) ? "met" : { wrong: "no memory limit" }),
  },
  {
    id: "docker-cpu",
    title: "The container's processor time is not limited",
    why: "One busy container can leave the others without processor time.",
    remedy: "Set --cpus, or --cpu-shares to weigh containers against each other.",
    severity: "low",
    cis: "5.12",
    verdict: ({ host }) => {
      const shares = asNumber(host.CpuShares) ?? 0;
      const weighed = shares > 0 && shares !== 1024;
      const limited = weighed || isLimited(host.NanoCpus) || isLimited(host.CpuQuota);
      return limited ? "met" : { wrong: "no processor limit" };
    },
  },
  {
    id: "docker-pids",
    title: "The container's processes are not limited",
    why: "A fork bomb in it stops the whole host.",
    remedy: "Set --pids-limit; a few hundred are plenty for most.",
    severity: "low",
    cis: "5.29",
    verdict: ({ host }) => (isLimited(host.PidsLimit) ? "met" : { wrong: "no limit of processes" }),
  },
  {
    id: "docker-devices",
    title: "Devices of the host are given to the container",
    why: "A disk or a kernel interface given to a container goes around every other wall between the two.",
    remedy: "Give no devices; those needed without the right to write or to make new ones.",
    severity: "medium",
    cis: "5.18",
    verdict: ({ host, privileged }) => {
      if (privileged) return "not_applicable";
      const devices = asObjects(host.Devices).flatMap(({ PathOnHost }) => asWord(PathOnHost) ?? []);
      return devices.length > 0 ? { wrong: `has ${devices.sort().join(", ")}` } : "met";
    },
  },
  {
    id: "docker-all-interfaces",
    title: "Ports are published on all addresses of the host",
    why: "They are open to every network the host is in, also where its firewall seems closed: the engine adds rules of its own.",
    remedy: "Publish on one address: 127.0.0.1 behind a proxy, or the inner network's.",
    severity: "medium",
    cis: "5.14",
    verdict: ({ ports }) => {
      const outward = ports.filter(({ address }) => !LOOPBACK.test(address));
      if (ports.length === 0) return "not_applicable";
      const open = outward.flatMap(({ address, port }) =>
        address === "" ? (port === "" ? "any" : port) : [],
      );
      return open.length > 0 ? { wrong: `publishes ${[...new Set(open)].sort().join(", ")}` } : "met";
    },
  },
  {
    id: "docker-latest-tag",
    title: "The image is named without a fixed version",
    why: "What `latest` means changes from pull to pull: nobody can say what runs, nor go back.",
    remedy: "Name a version, or better a digest.",
    severity: "low",
    cis: null,
    verdict: ({ config }) => {
      const name = nameOfImage(asText(config.Image));
      const reference = name === "" ? null : parseReference(name);
      if (reference === null) return "not_applicable";
      const moving = reference.digest === null && (reference.tag ?? "latest") === "latest";
      return moving ? { wrong: `${reference.repository}:latest` } : "met";
    },
  },
  {
    id: "docker-restarts",
    title: "The container is restarted without end",
    why: "A container that fails, or is made to, is started over and over: it hides the failure and gives an attacker another try each time.",
    remedy: `Use on-failure with at most ${MOST_RETRIES} retries.`,
    severity: "low",
    cis: "5.15",
    verdict: ({ host }) => {
      const policy = asObject(host.RestartPolicy) ?? {};
      const name = asWord(policy.Name) ?? "no";
      const retries = asNumber(policy.MaximumRetryCount) ?? 0;
      if (name === "no") return "met";
      if (name === "on-failure" && retries > 0 && retries <= MOST_RETRIES) return "met";
      return { wrong: name === "on-failure" ? `on-failure, ${retries || "any number of"} retries` : name };
    },
  },
];

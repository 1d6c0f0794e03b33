import { asObject, asObjects, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { ENGINE_SOCKETS, sensitivePath } from "../sensitive-path.ts";
import { type CheckText, cis, nsa, type Verdict } from "./check.ts";
import {
  type ContainerSetting,
  eachContainer,
  hostPathsOf,
  type PodSetting,
  said,
  userOf,
} from "./pod-setting.ts";

export interface PodCheck extends CheckText {
  verdict(pod: PodSetting): Verdict;
}

const POD_SECURITY = nsa("Kubernetes Pod security");

/** With one of these a process in the container can become the node's root, or see what others do. */
const STRONG =
  /^(ALL|BPF|DAC_READ_SEARCH|MAC_ADMIN|MAC_OVERRIDE|NET_ADMIN|PERFMON|SYS_ADMIN|SYS_BOOT|SYS_MODULE|SYS_PTRACE|SYS_RAWIO|SYS_TIME|SYSLOG)$/;
const HARMLESS = new Set(["NET_BIND_SERVICE"]);

/** Privileged containers have it all: that is one problem, not five. */
const unprivileged = ({ privileged }: ContainerSetting): boolean => !privileged;

const shared = (part: CheckText, field: string, word: string): PodCheck => ({
  ...part,
  verdict: ({ spec }) => (spec[field] === true ? { wrong: `shares the node's ${word}` } : "met"),
});

/** How far a pod stands from its node. */
export const ISOLATION_CHECKS: readonly PodCheck[] = [
  {
    id: "kubernetes-privileged",
    title: "A container is privileged",
    why: "It has all capabilities and all devices of the node, and no seccomp or AppArmor profile: whoever runs code in it owns the node and every pod there.",
    remedy: "Take privileged out of its security context; add the single capability it needs.",
    severity: "high",
    references: [cis("5.2.2"), POD_SECURITY],
    verdict: eachContainer(({ privileged }) => (privileged ? "privileged" : null)),
  },
  {
    id: "kubernetes-windows-host-process",
    title: "A Windows container runs as a process of its node",
    why: "It sees and may change all that the node's own services see: there is no container around it.",
    remedy: "Take hostProcess out of windowsOptions unless it manages the node.",
    severity: "high",
    references: [cis("5.2.11")],
    verdict: ({ linux, security, containers }) => {
      if (linux) return "not_applicable";
      const settings = [security, ...containers.map((container) => container.security)];
      const open = settings.some(({ windowsOptions }) => asObject(windowsOptions)?.hostProcess === true);
      return open ? { wrong: "hostProcess" } : "met";
    },
  },
  {
    id: "kubernetes-privilege-escalation",
    title: "Programs in a container may gain privileges",
    why: "A setuid program in the image can make its user root; with allowPrivilegeEscalation: false it cannot.",
    remedy: "Set allowPrivilegeEscalation: false in the container's security context.",
    severity: "medium",
    references: [cis("5.2.6"), POD_SECURITY],
    verdict: eachContainer(
      ({ security }) =>
        security.allowPrivilegeEscalation === false ? null : "allowPrivilegeEscalation is not false",
      unprivileged,
    ),
  },
  {
    id: "kubernetes-capabilities",
    title: "A container has more capabilities than the runtime gives by default",
    why: "Each added capability is a part of root's power over the kernel; some are enough to leave the container.",
    remedy: "Drop ALL and add back only those the program fails without.",
    severity: "medium",
    references: [cis("5.2.9"), POD_SECURITY],
    verdict: eachContainer(({ security }) => {
      const names = asTexts(asObject(security.capabilities)?.add)
        .map((name) => name.toUpperCase().replace(/^CAP_/, ""))
        .filter((name) => !HARMLESS.has(name))
        .sort();
      if (names.length === 0) return null;
      const severity = names.some((name) => STRONG.test(name)) ? "high" : "medium";
      return { wrong: `adds ${names.join(", ")}`, severity };
    }, unprivileged),
  },
  shared(
    {
      id: "kubernetes-host-network",
      title: "The pod uses its node's network",
      why: "It reaches what listens on the node's loopback only, among it the kubelet, and network policies do not hold it.",
      remedy: "Take hostNetwork away, and publish what it serves with a Service.",
      severity: "medium",
      references: [cis("5.2.5"), POD_SECURITY],
    },
    "hostNetwork",
    "network",
  ),
  shared(
    {
      id: "kubernetes-host-pid",
      title: "The pod sees its node's processes",
      why: "It can read what runs in all pods of the node, with arguments and environment, and signal it.",
      remedy: "Take hostPID away.",
      severity: "high",
      references: [cis("5.2.3"), POD_SECURITY],
    },
    "hostPID",
    "processes",
  ),
  shared(
    {
      id: "kubernetes-host-ipc",
      title: "The pod shares its node's shared memory",
      why: "Segments and queues of the node's programs can be read and changed from inside it.",
      remedy: "Take hostIPC away.",
      severity: "medium",
      references: [cis("5.2.4"), POD_SECURITY],
    },
    "hostIPC",
    "shared memory",
  ),
  {
    id: "kubernetes-host-ports",
    title: "A container takes ports of its node",
    why: "The port is open on the node's own addresses, beside Services and Ingresses and what guards them.",
    remedy: "Publish it with a Service.",
    severity: "low",
    references: [cis("5.2.13")],
    verdict: (pod) => {
      // On the node's network every port is the node's: that is another check's finding.
      if (pod.spec.hostNetwork === true) return "not_applicable";
      return eachContainer(({ container }) => {
        const ports = asObjects(container.ports).flatMap(({ hostPort }) =>
          hostPort ? [String(hostPort)] : [],
        );
        return ports.length > 0 ? `port ${[...new Set(ports)].sort().join(", ")}` : null;
      })(pod);
    },
  },
  {
    id: "kubernetes-engine-socket",
    title: "The container engine's socket is mounted into the pod",
    why: "Whoever may talk to the engine may start a container with the whole node in it, past the API server.",
    remedy: "Take the mount away; ask the API server instead.",
    severity: "high",
    references: [cis("5.2.12"), POD_SECURITY],
    verdict: (pod) => {
      const sockets = hostPathsOf(pod).flatMap(({ path }) => (ENGINE_SOCKETS.test(path) ? path : []));
      return sockets.length > 0 ? { wrong: `mounts ${[...new Set(sockets)].sort().join(", ")}` } : "met";
    },
  },
  {
    id: "kubernetes-host-path",
    title: "A directory of the node is mounted into the pod",
    why: "Through it the pod reads what other pods and the node keep there; where it may write, it can change what the node runs. Its data also stays behind when the pod moves.",
    remedy:
      "Use a persistent volume; where it must be the node's, mount the single directory it needs, read-only.",
    severity: "medium",
    references: [cis("5.2.12"), POD_SECURITY],
    verdict: (pod) => {
      const mounted = hostPathsOf(pod).filter(({ path }) => !ENGINE_SOCKETS.test(path));
      if (mounted.length === 0) return "met";
      const paths = mounted.map(({ path, writable }) => (writable ? path : `${path} (read-only)`));
      const grave = mounted.some(({ path, writable }) => writable && sensitivePath(path));
      const mild = mounted.every(({ path, writable }) => !writable && !sensitivePath(path));
      const severity = grave ? "high" : mild ? "low" : "medium";
      return { wrong: `mounts ${[...new Set(paths)].sort().join(", ")}`, severity };
    },
  },
  {
    id: "kubernetes-writable-root",
    title: "A container may write to its root file system",
    why: "An intruder can put tools there and change the program; a read-only one leaves nothing behind.",
    remedy: "Set readOnlyRootFilesystem: true, and mount an emptyDir where it has to write.",
    severity: "low",
    references: [cis("5.7.3"), POD_SECURITY],
    verdict: eachContainer(({ security }) =>
      security.readOnlyRootFilesystem === true ? null : "writable root file system",
    ),
  },
  {
    id: "kubernetes-root-user",
    title: "A container runs as root, or nothing keeps it from it",
    why: "What breaks out of it is root on the node, unless user namespaces are in between.",
    remedy: "Set runAsNonRoot: true, with a runAsUser above 0 where the image names no user by number.",
    severity: "medium",
    references: [cis("5.2.7"), POD_SECURITY],
    verdict: (pod) => {
      if (pod.spec.hostUsers === false) return "not_applicable";
      return eachContainer((container) => {
        const user = userOf(pod, container);
        if (user === 0) return "runAsUser 0";
        return user !== null || said(pod, container, "runAsNonRoot") === true
          ? null
          : "runAsNonRoot is not set";
      })(pod);
    },
  },
  {
    id: "kubernetes-seccomp",
    title: "System calls of a container are not filtered",
    why: "Without a seccomp profile every system call of the kernel can be tried, those of known escapes among them.",
    remedy: "Set seccompProfile to RuntimeDefault for the pod.",
    severity: "low",
    references: [cis("5.7.2"), POD_SECURITY],
    verdict: eachContainer((container, pod) => {
      const profile = seccompOf(pod, container);
      if (profile === "Unconfined") return { wrong: "Unconfined", severity: "high" };
      return profile === null ? "no seccomp profile" : null;
    }, unprivileged),
  },
  {
    id: "kubernetes-apparmor",
    title: "A container runs without an AppArmor profile",
    why: "It was taken out of the runtime's profile: files of the kernel that the profile protects lie open.",
    remedy: "Set appArmorProfile to RuntimeDefault, or to a profile of its own.",
    severity: "medium",
    references: [cis("5.7.3"), POD_SECURITY],
    verdict: eachContainer((container, pod) => {
      const profile = asWord(asObject(said(pod, container, "appArmorProfile"))?.type);
      const older = pod.annotations[`container.apparmor.security.beta.kubernetes.io/${container.name}`];
      return (profile ?? older) === "Unconfined" || (profile === null && older === "unconfined")
        ? "unconfined"
        : null;
    }, unprivileged),
  },
];

const SECCOMP = "seccomp.security.alpha.kubernetes.io";

/** Clusters before 1.27 also took annotations. */
function seccompOf(pod: PodSetting, container: ContainerSetting): string | null {
  const profile = asWord(asObject(said(pod, container, "seccompProfile") as JsonObject)?.type);
  if (profile !== null) return profile;
  const older =
    asWord(pod.annotations[`container.${SECCOMP}/${container.name}`]) ??
    asWord(pod.annotations[`${SECCOMP}/pod`]);
  return older === "unconfined" ? "Unconfined" : older;
}

/** Sockets that give power over containers, and the directories they lie in. */
export const ENGINE_SOCKETS =
  /^\/(var\/)?run(\/?$|\/(docker|podman|containerd|crio)(\/[\w./-]*)?(\.sock)?$|\/[\w./-]*(docker|podman|containerd|crio)\.sock$)/;

/** Mounted themselves: what lies below is often harmless (/etc/localtime). */
const THEMSELVES = new Set([
  "/",
  "/etc",
  "/lib",
  "/lib64",
  "/usr",
  "/bin",
  "/sbin",
  "/root",
  "/home",
  "/var",
  "/var/lib",
]);
/** Mounted themselves or anything below. */
const BELOW = [
  "/boot",
  "/dev",
  "/proc",
  "/sys",
  "/etc/shadow",
  "/etc/ssh",
  "/etc/sudoers",
  "/etc/sudoers.d",
  "/etc/cron.d",
  "/etc/systemd",
  "/etc/docker",
  "/etc/containers",
  "/etc/kubernetes",
  "/root/.ssh",
  "/usr/lib/systemd",
  "/var/lib/docker",
  "/var/lib/containerd",
  "/var/lib/containers",
  "/var/lib/kubelet",
];
/** Devices that nearly every container has in a form of its own. */
const HARMLESS = new Set(["/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/shm", "/dev/log"]);

/** Whether a directory or file of the host is one that containers should not see. */
export function sensitivePath(path: string): boolean {
  const clean = path.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
  if (HARMLESS.has(clean)) return false;
  return THEMSELVES.has(clean) || BELOW.some((folder) => clean === folder || clean.startsWith(`${folder}/`));
}

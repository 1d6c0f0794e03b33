import { type Control, Framework, type Section } from "../../framework.ts";

const REVIEW_INTERVAL_DAYS = 183;

/** Manual where Docker Bench says so: it can only point at what a person has to look at. */
const TABLE = `
# 1 Host configuration
## 1.1 Linux hosts
1.1.1 A1 Containers have a partition of their own
1.1.2 A1 Only trusted users control the Docker daemon
1.1.3 A1 The daemon is audited
1.1.4 A1 /run/containerd is audited
1.1.5 A1 /var/lib/docker is audited
1.1.6 A1 /etc/docker is audited
1.1.7 A1 docker.service is audited
1.1.8 A1 containerd.sock is audited
1.1.9 A1 docker.socket is audited
1.1.10 A1 /etc/default/docker is audited
1.1.11 A1 daemon.json is audited
1.1.12 A1 containerd's config.toml is audited
1.1.13 A1 /etc/sysconfig/docker is audited
1.1.14 A1 The containerd binary is audited
1.1.15 A1 containerd-shim is audited
1.1.16 A1 containerd-shim-runc-v1 is audited
1.1.17 A1 containerd-shim-runc-v2 is audited
1.1.18 A1 runc is audited
## 1.2 General
1.2.1 M1 The container host is hardened
1.2.2 M1 Docker is up to date
# 2 Docker daemon configuration
2.1 M1 The daemon runs without root where it can
2.2 A1 Containers on the default bridge do not talk to each other
2.3 A1 The logging level is info
2.4 A1 Docker may change iptables
2.5 A1 No insecure registries
2.6 A1 No aufs storage driver
2.7 A1 The daemon's network socket asks for TLS client certificates
2.8 M1 Default ulimits are set as needed
2.9 A2 User namespaces are on
2.10 A2 The default cgroup is used
2.11 A2 The base device size is not changed without need
2.12 A2 Client commands are authorised
2.13 A2 Logs are gathered centrally
2.14 A1 Containers cannot gain privileges
2.15 A1 Live restore is on
2.16 A1 The userland proxy is off
2.17 M2 A seccomp profile for the daemon where it is wanted
2.18 A1 No experimental features in production
2.19 A1 Overlay networks between nodes are encrypted
# 3 Docker daemon files
3.1 A1 docker.service belongs to root
3.2 A1 docker.service is writable by its owner only
3.3 A1 docker.socket belongs to root
3.4 A1 docker.socket unit is writable by its owner only
3.5 A1 /etc/docker belongs to root
3.6 A1 /etc/docker is writable by its owner only
3.7 A1 Registry certificates belong to root
3.8 A1 Registry certificates are read-only
3.9 A1 The TLS CA certificate belongs to root
3.10 A1 The TLS CA certificate is read-only
3.11 A1 The server certificate belongs to root
3.12 A1 The server certificate is read-only
3.13 A1 The server key belongs to root
3.14 A1 The server key is readable by its owner only
3.15 A1 The socket belongs to root and the docker group
3.16 A1 The socket is closed to others
3.17 A1 daemon.json belongs to root
3.18 A1 daemon.json is writable by its owner only
3.19 A1 /etc/default/docker belongs to root
3.20 A1 /etc/default/docker is writable by its owner only
3.21 A1 /etc/sysconfig/docker belongs to root
3.22 A1 /etc/sysconfig/docker is writable by its owner only
3.23 A1 containerd's socket belongs to root
3.24 A1 containerd's socket is closed to others
# 4 Container images and build files
4.1 A1 Images name a user of their own
4.2 M1 Images come from trusted bases
4.3 M1 Images hold no packages without need
4.4 M1 Images are scanned and rebuilt with patches
4.5 A2 Content trust is on
4.6 A1 Images have health checks
4.7 M1 Updates are not a layer of their own
4.8 M2 Images hold no setuid and setgid files without need
4.9 M1 COPY is used instead of ADD
4.10 M1 Build files hold no secrets
4.11 M2 Packages are verified when installed
4.12 M2 Signed artefacts are validated
# 5 Container runtime configuration
5.1 A1 Swarm mode is off where it is not needed
5.2 A1 An AppArmor profile is on
5.3 A2 SELinux options are set
5.4 A1 Kernel capabilities are restricted
5.5 A1 No privileged containers
5.6 A1 No sensitive host directories are mounted
5.7 A1 No SSH server inside containers
5.8 A1 No privileged ports are mapped
5.9 M1 Only needed ports are open
5.10 A1 The host's network is not shared
5.11 A1 Memory is limited
5.12 A1 Processor shares are set
5.13 A1 The root file system is read-only
5.14 A1 Published ports are bound to an interface
5.15 A1 Restarts on failure are limited to five
5.16 A1 The host's process namespace is not shared
5.17 A1 The host's IPC namespace is not shared
5.18 M1 No host devices without need
5.19 M1 Default ulimits are overridden only where needed
5.20 A1 Mount propagation is not shared
5.21 A1 The host's UTS namespace is not shared
5.22 A1 The default seccomp profile is on
5.23 A2 No exec with privilege
5.24 M2 No exec as root
5.25 A1 Containers run in the expected cgroup
5.26 A1 Containers cannot gain further privileges
5.27 A1 Health is checked while running
5.28 M1 Commands use the newest version of an image
5.29 A1 The number of processes is limited
5.30 M2 The default bridge is not used
5.31 A1 The host's user namespaces are not shared
5.32 A1 The Docker socket is mounted nowhere
# 6 Docker security operations
6.1 M1 Images do not sprawl
6.2 M1 Containers do not sprawl
# 7 Docker swarm configuration
7.1 A1 As few manager nodes as needed
7.2 A1 Swarm services are bound to an interface
7.3 A1 Overlay networks are encrypted
7.4 M2 Secrets are managed by the swarm
7.5 A1 Managers are locked at start
7.6 M1 The lock key is rotated
7.7 M2 Node certificates are rotated
7.8 M2 CA certificates are rotated
7.9 M2 Management traffic is apart from data
`;

/** Where the same recommendation stands in the benchmark version that Docker Bench 1.3.6 follows. */
const olderId = (id: string): string => {
  const [section = "", number = ""] = id.split(".");
  if (section === "5") return id === "5.1" ? "7.1" : `5.${Number(number) - 1}`;
  return section === "7" ? `7.${Number(number) + 1}` : id;
};

const appliesTo = (id: string): Control["appliesTo"] =>
  /^[5]\./.test(id) && id !== "5.1" ? ["workload", "host"] : ["host"];

/** 1.3.6 did not ask about overlay networks in the daemon's section. */
function formerly(id: string): string[] {
  return id === "2.19" ? [] : [`docker-bench@1.3.6/${olderId(id)}`];
}

const sections: Section[] = [];
const controls: Control[] = [];
for (const line of TABLE.trim().split("\n")) {
  const heading = /^(##?) (\S+) (.+)$/.exec(line);
  if (heading) {
    sections.push({
      id: heading[2]!,
      title: heading[3]!,
      parent: heading[1] === "#" ? null : heading[2]!.split(".")[0]!,
    });
    continue;
  }
  const [id = "", kind = "", ...words] = line.split(" ");
  const title = words.join(" ");
  const isManual = kind.startsWith("M");
  controls.push({
    id,
    section: sections.at(-1)!.id,
    title,
    requirement: `${title}.`,
    assessment: isManual ? "manual" : "automated",
    level: Number(kind.slice(1)),
    checks: [[`docker-bench@1.6.0/${id}`, ...formerly(id)].join(" | ")],
    manual: isManual
      ? {
          evidence: `A dated review by a named person, with the output that shows: ${title}.`,
          intervalDays: REVIEW_INTERVAL_DAYS,
        }
      : null,
    appliesTo: appliesTo(id),
    role: null,
    within: "anywhere",
    per: "asset",
  });
}

export const cisDocker: Framework = Framework.parse({
  id: "cis-docker-1.6.0",
  title: "CIS Docker Benchmark",
  version: "1.6.0",
  publisher: "Center for Internet Security",
  source: "CIS Docker Benchmark v1.6.0; recommendation ids as Docker Bench for Security publishes them.",
  sections,
  controls,
});

/** One thing that was looked at. */
export interface Examination {
  what: string;
  verdict: "ok" | "warning" | "broken";
  /** What was found. */
  found: string;
  /** The command that mends it, or what to do; null where nothing is wrong. */
  fix: string | null;
}

/** What can be told of an installation from outside of its database. */
export interface Surroundings {
  node: string;
  /** The lowest that runs the sources as they are. */
  leastNode: number;
  folder: string;
  /** What keeps the data directory from being used; null where nothing does. */
  folderTrouble: string | null;
  freeBytes: number | null;
  /** 32 bytes in base64, from the environment or the file; null where there is none. */
  key: string | null;
  /** Secret files that others on this machine may read. */
  openSecrets: string[];
  address: string | undefined;
  /** Installed packages are those of the lock file. */
  installed: boolean;
  built: boolean;
}

/** What the database tells of itself; null where it does not answer. */
export interface Inside {
  missingMigrations: string[];
  clockSkewSeconds: number;
  connections: { used: number; limit: number };
  queue: { lagSeconds: number; dead: number; workers: number };
  audit: { problem: string | null; pending: number };
  oldFeeds: string[];
  silentCollectors: number;
  failedDeliveries: number;
  /** Null where no advisories are known that they could be held against. */
  ownAdvisories: number | null;
}

const GIB = 2 ** 30;

const judged = (what: string, found: string, bad: boolean | "warning", fix: string): Examination => ({
  what,
  verdict: bad === "warning" ? "warning" : bad ? "broken" : "ok",
  found,
  fix: bad ? fix : null,
});

const nodeMajor = (version: string): number => Number(version.replace(/^v/, "").split(".", 1)[0]);

export const examineSurroundings = (at: Surroundings): Examination[] => {
  const address = at.address && URL.canParse(at.address) ? new URL(at.address) : null;
  const local = address !== null && /^(127\.|localhost$|\[::1\]$)/.test(address.hostname);
  return [
    judged(
      "Node",
      at.node,
      nodeMajor(at.node) < at.leastNode,
      `npm start (it brings Node ${at.leastNode} along)`,
    ),
    judged(
      "Packages",
      at.installed ? "those of the lock file" : "not those of the lock file",
      !at.installed,
      "npm ci",
    ),
    judged("Build", at.built ? "there" : "none yet", at.built ? false : "warning", "npm run build"),
    judged(
      "Data directory",
      at.folderTrouble ?? at.folder,
      at.folderTrouble !== null,
      `chown -R $(id -u) ${at.folder}`,
    ),
    judged(
      "Disk",
      at.freeBytes === null ? "cannot be told" : `${(at.freeBytes / GIB).toFixed(1)} GiB free`,
      at.freeBytes === null
        ? "warning"
        : at.freeBytes < 0.2 * GIB
          ? true
          : at.freeBytes < 2 * GIB
            ? "warning"
            : false,
      "free some space, or shorten retention in Settings, Storage",
    ),
    examineKey(at.key),
    judged(
      "Secret files",
      at.openSecrets.length === 0 ? "closed to others" : `open to others: ${at.openSecrets.join(", ")}`,
      at.openSecrets.length > 0,
      `chmod 600 ${at.openSecrets.join(" ")}`,
    ),
    judged(
      "Address",
      at.address ?? "the launcher's own",
      at.address === undefined
        ? false
        : address === null
          ? true
          : address.protocol !== "https:" && !local
            ? "warning"
            : false,
      "export NEXTAUTH_URL=https://…, the address that browsers use, behind a proxy with TLS",
    ),
  ];
};

const examineKey = (key: string | null): Examination => {
  if (key === null)
    return judged("Encryption key", "none yet: made on the first start", "warning", "npm start");
  const size = Buffer.from(key, "base64").length;
  return judged(
    "Encryption key",
    size === 32 ? "32 bytes" : `${size} bytes, not 32`,
    size !== 32,
    "restore secrets/key from your backup: plimsoll restore FILE --passphrase-file FILE",
  );
};

const examineOwn = (advisories: number | null): Examination =>
  advisories === null
    ? judged("Own packages", "not judged", "warning", "load advisories for npm: Collectors tells how")
    : judged(
        "Own packages",
        advisories === 0 ? "no known advisory" : `${advisories} advisories`,
        advisories > 0 ? "warning" : false,
        "update Plimsoll; Settings, Storage names them",
      );

export const examineInside = (inside: Inside | null, reason: string | null): Examination[] => {
  if (!inside)
    return [
      judged(
        "Database",
        reason ?? "does not answer",
        true,
        "npm start, or check that DATABASE_URL names a PostgreSQL that runs",
      ),
    ];
  const { missingMigrations, clockSkewSeconds, connections, queue, audit } = inside;
  const full = connections.used / connections.limit;
  return [
    judged(
      "Database",
      `answers, ${connections.used} of ${connections.limit} connections`,
      full > 0.9 ? "warning" : false,
      "raise max_connections, or lower PLIMSOLL_POOL",
    ),
    judged(
      "Schema",
      missingMigrations.length === 0 ? "up to date" : `${missingMigrations.length} migrations are missing`,
      missingMigrations.length > 0,
      "npm start (it applies them)",
    ),
    judged(
      "Clock",
      `${Math.abs(clockSkewSeconds).toFixed(1)} s from the database's`,
      Math.abs(clockSkewSeconds) > 30 ? "warning" : false,
      "timedatectl set-ntp true",
    ),
    judged(
      "Worker",
      queue.workers === 0 ? "none runs" : `${queue.workers} running`,
      queue.workers === 0 ? "warning" : false,
      "npm start, or start lib/jobs/worker.ts as docs/operations.md says",
    ),
    judged(
      "Job queue",
      `the longest wait is ${Math.round(queue.lagSeconds)} s`,
      queue.lagSeconds > 300,
      "start another worker; Settings, Job queue tells what waits",
    ),
    judged(
      "Jobs given up",
      String(queue.dead),
      queue.dead > 0 ? "warning" : false,
      "retry or discard them in Settings, Job queue",
    ),
    judged(
      "Failed deliveries",
      String(inside.failedDeliveries),
      inside.failedDeliveries > 0 ? "warning" : false,
      "replay or discard them in Reports",
    ),
    judged(
      "Audit log",
      audit.problem ?? `intact, ${audit.pending} waiting`,
      audit.problem !== null,
      "plimsoll audit verify FILE on an export, and compare it with a checkpoint kept elsewhere",
    ),
    judged(
      "Feeds",
      inside.oldFeeds.length === 0 ? "up to date" : `old or missing: ${inside.oldFeeds.join(", ")}`,
      inside.oldFeeds.length > 0 ? "warning" : false,
      "add a source in Collectors, or: plimsoll push FILE --url URL --token TOKEN",
    ),
    judged(
      "Collectors",
      inside.silentCollectors === 0 ? "none is silent" : `${inside.silentCollectors} silent`,
      inside.silentCollectors > 0 ? "warning" : false,
      "Collectors names them and the command of each",
    ),
    examineOwn(inside.ownAdvisories),
  ];
};

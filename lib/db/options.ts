/** Settings of the embedded PostgreSQL: what differs between data worth keeping and a test's throw-away server. */

import { totalmem } from "node:os";

export const DATABASE_NAME = "plimsoll";
export const DATABASE_USER = "plimsoll";

/** PostgreSQL refuses to run as root, so under root it runs as the account every system has: nobody. */
export const NOBODY = 65534;

const EVERYWHERE = {
  listen_addresses: "127.0.0.1",
  // TCP on loopback with a password only: a socket file would need a directory everybody may enter.
  unix_socket_directories: "",
  max_connections: "100",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  logging_collector: "off",
  // Statements here are short: compiling them takes longer than running them.
  jit: "off",
} as const;

/** An eighth of the machine's memory, in megabytes: what lists read most of stays at hand, and others have room. */
const buffers = Math.round(Math.min(2048, Math.max(128, totalmem() / 8 / 2 ** 20)));

const DURABLE = {
  shared_buffers: `${buffers}MB`,
  work_mem: "16MB",
  // Disks without arms: an index is worth using far earlier than the default believes.
  random_page_cost: "1.1",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
} as const;

/** Nothing here survives a crash, and nothing has to. */
const EPHEMERAL = {
  shared_buffers: "128MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum_naptime: "10min",
} as const;

/** Command-line arguments (`-c name=value …`) for one server start. */
export function serverArguments(port: number, ephemeral: boolean): string[] {
  const settings = { ...EVERYWHERE, ...(ephemeral ? EPHEMERAL : DURABLE), port: String(port) };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** `initdb` arguments. The builtin C.UTF-8 locale sorts alike on every machine, whatever its libc or ICU. */
export function initdbArguments(cluster: string, passwordFile: string, ephemeral: boolean): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(ephemeral ? ["--no-sync"] : []),
  ];
}

export function connectionUrl(port: number, password: string, database: string = DATABASE_NAME): string {
  return `postgresql://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

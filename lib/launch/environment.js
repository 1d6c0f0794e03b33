import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What web and worker are told by their environment. The launcher sets all of it; whoever runs the two processes
 * in another way (containers, systemd) sets the same names.
 *
 * | variable          | meaning                                                              | made by the launcher             |
 * | ----------------- | -------------------------------------------------------------------- | -------------------------------- |
 * | `DATABASE_URL`    | PostgreSQL 15 or newer                                               | the embedded server's, if unset  |
 * | `NEXTAUTH_URL`    | address that browsers use; https behind a proxy                      | `http://127.0.0.1:PORT`, if unset |
 * | `NEXTAUTH_SECRET` | signs session cookies                                                | `secrets/nextauth-secret`, if unset |
 * | `PLIMSOLL_KEY`    | 32 bytes, base64: encrypts reports and integration secrets at rest   | `secrets/key`, if unset          |
 * | `PLIMSOLL_KEY_FILE` | file with these keys, one a line, the newest first; read again when it changes | `secrets/key`, unless `PLIMSOLL_KEY` is set |
 * | `PLIMSOLL_DATA`   | the data directory                                                   | always                           |
 * | `PLIMSOLL_PROCESS`| `web` or `worker`: the name of its database connections              | always                           |
 * | `PLIMSOLL_HOST`, `PORT` | where `lib/launch/web.ts` listens: 127.0.0.1 and 3000; a public address needs https and a declared proxy | nothing |
 * | `PLIMSOLL_TRUSTED_PROXY` | `1`: the proxy in front says whom it speaks for (`X-Forwarded-For`, its own entry) | nothing, unless set |
 * | `PLIMSOLL_AUDIT_KEY` | Ed25519 key of the audit log (PKCS 8 PEM)                          | `audit-ed25519.pem`, if unset    |
 * | `PLIMSOLL_WORKER_CONCURRENCY`, `PLIMSOLL_POOL` | jobs at a time in a worker (2); database connections of a process (10) | nothing, unless set |
 * | `PLIMSOLL_MOVABLE_CLOCK` | `1`: requests may say what time it is (demo and tests only)      | `1` under `--demo`, else `0`     |
 * | `PLIMSOLL_OUTBOUND_ALLOW` | `host:port,…`: addresses in one's own network that feeds may be fetched from and messages sent to | nothing, unless set |
 * | `PLIMSOLL_CHECKPOINT_FILE`, `PLIMSOLL_CHECKPOINT_SYSLOG`, `PLIMSOLL_CHECKPOINT_WEBHOOK` | where signed checkpoints of the audit log are taken to: a file that is only appended to, `udp://HOST:PORT` or `tcp://HOST:PORT`, an address | nothing, unless set |
 * | `PLIMSOLL_METRICS_TOKEN` | what Prometheus sends to read `/metrics`; without it only this machine may | nothing, unless set |
 * | `PLIMSOLL_WORKER_METRICS_PORT` | port on 127.0.0.1 where the worker tells its own measurements | nothing, unless set |
 * | `OTEL_EXPORTER_OTLP_ENDPOINT` | where traces are sent, by OTLP over HTTP                     | nothing, unless set              |
 * | `NODE_ENV`        | `production`, or `development` under `--dev`                         | always                           |
 *
 * Losing `secrets/key` loses the stored originals of reports: back it up apart from the database.
 *
 * @param {{ databaseUrl: string, dataDir: string, port: number, dev?: boolean, demo?: boolean }} launch
 * @param {NodeJS.ProcessEnv} inherited
 * @returns {NodeJS.ProcessEnv}
 */
export function productEnvironment(
  { databaseUrl, dataDir, port, dev = false, demo = false },
  inherited = process.env,
) {
  return {
    ...inherited,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: inherited.NEXTAUTH_URL ?? `http://127.0.0.1:${port}`,
    NEXTAUTH_SECRET: inherited.NEXTAUTH_SECRET ?? secret(dataDir, "nextauth-secret"),
    PLIMSOLL_KEY: inherited.PLIMSOLL_KEY ?? secret(dataDir, "key"),
    PLIMSOLL_KEY_FILE:
      inherited.PLIMSOLL_KEY_FILE ?? (inherited.PLIMSOLL_KEY ? undefined : join(dataDir, "secrets", "key")),
    PLIMSOLL_DATA: dataDir,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // Never inherited: a real instance has one clock.
    PLIMSOLL_MOVABLE_CLOCK: demo ? "1" : "0",
  };
}

/**
 * 32 random bytes in base64, made once and kept in a file only this account may read.
 * @param {string} dataDir
 * @param {string} name
 * @returns {string}
 */
export function secret(dataDir, name) {
  const folder = join(dataDir, "secrets");
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

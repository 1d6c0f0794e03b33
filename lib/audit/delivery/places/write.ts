import { createSocket } from "node:dgram";
import { open } from "node:fs/promises";
import { connect } from "node:net";
import { hostname } from "node:os";
import { exchange } from "../../../http/outbound.ts";

/** Somewhere out of reach of who owns this machine; what arrived there cannot be taken back. */
export interface Place {
  name: string;
  send(note: string, at: string): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const AUDIT_NOTICE = 13 * 8 + 5;

/** One syslog message (RFC 5424): the note on one line, its line breaks as the two characters `\n`. */
export const syslogOf = (note: string, at: string, host: string): string =>
  `<${AUDIT_NOTICE}>1 ${at} ${host.replaceAll(/[^\x21-\x7e]/g, "_") || "-"} plimsoll - checkpoint - ${note.replaceAll("\n", "\\n")}`;

const toFile = (path: string): Place => ({
  name: `file ${path}`,
  async send(note) {
    // Appended and on disk before it counts: the file may be on a medium that takes writes once.
    const file = await open(path, "a", 0o640);
    try {
      await file.appendFile(`${note}\n`);
      await file.datasync();
    } finally {
      await file.close();
    }
  },
});

const udp = (host: string, port: number, message: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
    socket.send(message, port, host, (error) => {
      socket.close();
      if (error) reject(error);
      else resolve();
    });
  });

/** Octet counting (RFC 6587, 3.4.1): a message may hold anything. */
const tcp = (host: string, port: number, message: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error("no answer in ten seconds")));
    socket.on("error", reject);
    socket.on("connect", () => socket.end(`${Buffer.byteLength(message)} ${message}`));
    socket.on("close", (failed) => failed || resolve());
  });

const toSyslog = (address: string): Place => ({
  name: `syslog ${address}`,
  async send(note, at) {
    const { protocol, hostname: host, port } = new URL(address);
    const message = syslogOf(note, at, hostname());
    const where = host.replace(/^\[|\]$/g, "");
    if (protocol === "udp:") await udp(where, Number(port || 514), message);
    else if (protocol === "tcp:") await tcp(where, Number(port || 601), message);
    else throw new Error("a syslog address reads udp://HOST:PORT or tcp://HOST:PORT");
  },
});

const toWebhook = (url: string, allow: string | undefined): Place => ({
  name: `webhook ${new URL(url).host}`,
  async send(note) {
    const { status } = await exchange(
      url,
      { method: "POST", headers: { "content-type": "text/plain; charset=utf-8" }, body: note },
      { allow, timeoutMs: TIMEOUT_MS },
    );
    if (status >= 300) throw new Error(`it answered ${status}`);
  },
});

/** Where the operator wants checkpoints taken to, as the environment says. */
export const placesIn = (env: Readonly<Record<string, string | undefined>>): Place[] => {
  const {
    PLIMSOLL_CHECKPOINT_FILE: file,
    PLIMSOLL_CHECKPOINT_SYSLOG: syslog,
    PLIMSOLL_CHECKPOINT_WEBHOOK: hook,
  } = env;
  return [
    ...(file ? [toFile(file)] : []),
    ...(syslog ? [toSyslog(syslog)] : []),
    ...(hook ? [toWebhook(hook, env.PLIMSOLL_OUTBOUND_ALLOW)] : []),
  ];
};

import { createSocket } from "node:dgram";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { getConsistency } from "../consistency/read.ts";
import { checkConsistency } from "../consistency.ts";
import { newKeyPem, signerOf } from "../signed-note.ts";
import { record, sequenceAll } from "../write.ts";
import { placesIn } from "./places/write.ts";
import { readCheckpointPlaces } from "./read.ts";
import { deliverCheckpoints } from "./write.ts";

await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-checkpoints-"));
const signer = signerOf(newKeyPem());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const grow = async (entries: number) => {
  for (let n = 0; n < entries; n++)
    await copyAtomic((tx) =>
      record(tx, systemActor("test"), { action: "thing.happened", subject: { kind: "thing", id: n } }),
    );
  return (await sequenceAll(signer, { seal: true })).size;
};
const notes = async () =>
  (await sql<{ note: string }>`select note from audit_checkpoint order by id`).map(({ note }) => note);

describe("checkpoints", () => {
  beforeAll(async () => void (await grow(3)));

  it("are appended to a file, each once and in order", async () => {
    const file = join(folder, "checkpoints.txt");
    const places = placesIn({ PLIMSOLL_CHECKPOINT_FILE: file });
    await deliverCheckpoints(places);
    await grow(2);
    await deliverCheckpoints(places);
    await deliverCheckpoints(places);
    expect(readFileSync(file, "utf8")).toBe((await notes()).map((note) => `${note}\n`).join(""));
  });

  it("go to syslog by UDP and by TCP, as one message each", async () => {
    const heard: string[] = [];
    const socket = createSocket("udp4").on("message", (message) => heard.push(message.toString()));
    await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
    const server = createTcp((client) => client.on("data", (data) => heard.push(data.toString())));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    for (const address of [
      `udp://127.0.0.1:${socket.address().port}`,
      `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ])
      await deliverCheckpoints(placesIn({ PLIMSOLL_CHECKPOINT_SYSLOG: address }));
    await expect.poll(() => heard.length).toBeGreaterThanOrEqual(2 * (await notes()).length);
    socket.close();
    server.close();
    expect(heard[0]).toMatch(
      /^<109>1 \S+ \S+ plimsoll - checkpoint - plimsoll\/audit\/[0-9a-f]{16}\\n\d+\\n/,
    );
    expect(heard.at(-1)).toMatch(/^\d+ <109>1 /);
  });

  it("wait for a webhook that is away, say why, and arrive in order when it is back", async () => {
    const bodies: string[] = [];
    let status = 500;
    const server = createHttp((request, response) => {
      let body = "";
      request.on("data", (piece) => {
        body += piece;
      });
      request.on("end", () => {
        if (status < 300) bodies.push(body);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const places = placesIn({
      PLIMSOLL_CHECKPOINT_WEBHOOK: `http://${host}/notes`,
      PLIMSOLL_OUTBOUND_ALLOW: host,
    });
    await deliverCheckpoints(places);
    const row = async () => (await readCheckpointPlaces()).find(({ place }) => place === `webhook ${host}`);
    expect(await row()).toMatchObject({ size: 0, at: null, problem: "it answered 500" });
    status = 204;
    await deliverCheckpoints(places);
    server.close();
    expect(bodies).toEqual(await notes());
    expect(await row()).toMatchObject({ problem: null, at: expect.any(String) });
  });
});

describe("a consistency proof", () => {
  it("shows that the log only grew, and nothing else passes for it", async () => {
    const auditor = await person("auditor", "Uma");
    const early = await grow(5);
    const held = (await notes()).at(-1)!;
    const late = await grow(9);
    const proof = await getConsistency(auditor, { from: early });
    expect(checkConsistency(proof, { key: signer.vkey, held })).toMatchObject({
      ok: true,
      from: { size: early },
      to: { size: late },
    });
    expect(checkConsistency({ ...proof, proof: proof.proof.slice(1) })).toMatchObject({ ok: false });
    const other = signerOf(newKeyPem());
    expect(checkConsistency(proof, { key: other.vkey })).toMatchObject({ ok: false, reason: /another key/ });
    expect(checkConsistency({ nothing: true })).toMatchObject({ ok: false });
    await expect(getConsistency(auditor, { from: early + 1 })).rejects.toMatchObject({ code: "not_found" });
  });
});

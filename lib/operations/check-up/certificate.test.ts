import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../db/embedded.ts";
import { checkCertificate } from "./jobs.ts";

const folder = mkdtempSync(join(tmpdir(), "plimsoll-certificate-"));
const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
const made = spawnSync("openssl", [
  ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=localhost".split(" "),
  ...["-keyout", key, "-out", cert],
]);
if (made.status !== 0) console.log("left out: no openssl here to make a certificate with");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the certificate at the product's address", () => {
  it("is none where that is plain http, or nobody said", async () => {
    expect(await checkCertificate("http://127.0.0.1:3000")).toBeNull();
    expect(await checkCertificate(undefined)).toBeNull();
  });

  it("cannot be read where nothing answers, and the reason is kept", async () => {
    const found = await checkCertificate(`https://localhost:${await freePort()}`);
    expect(found).toMatchObject({ host: "localhost", validTo: null, error: expect.stringMatching(/\w/) });
  });

  describe.skipIf(made.status !== 0)("on a real server", () => {
    const server =
      made.status === 0 ? createServer({ key: readFileSync(key), cert: readFileSync(cert) }) : null;
    beforeAll(() => new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready)));
    afterAll(() => void server?.close());

    it("says when it runs out, although nobody here trusts it", async () => {
      const { port } = server!.address() as AddressInfo;
      const found = await checkCertificate(`https://localhost:${port}`);
      const days = (Date.parse(found?.validTo ?? "") - Date.now()) / 86_400_000;
      expect(found?.error).toBeNull();
      expect(days).toBeGreaterThan(8.9);
      expect(days).toBeLessThan(9.1);
    });
  });
});

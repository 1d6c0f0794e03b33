import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Parcel } from "../parcel.ts";
import { ProtocolServer } from "./protocol/testing.ts";
import { imagesIn, type Run, Running, repositoryIn } from "./running/testing.ts";

let server: ProtocolServer;
let running: Running;
beforeEach(async () => {
  server = await ProtocolServer.start();
  running = new Running();
});
afterEach(async () => {
  await server.stop();
  running.end();
});
const look = (run: Partial<Run> = {}): Promise<Parcel[]> => running.look({ operands: [server.host], ...run });

const signIn = (user = server.manners.user, password = server.manners.password) => {
  writeFileSync(join(running.folder, "password"), `${password}\n`);
  return { username: user, "password-file": join(running.folder, "password") };
};

describe("signing in", () => {
  beforeEach(() => {
    server.repository("a").image({}, "1");
    server.repository("b").image({ layers: ["b"] }, "1");
  });

  it.each(["basic", "bearer"] as const)("works with %s", async (sign) => {
    server.manners.sign = sign;
    expect(imagesIn(await look({ given: signIn() }))).toHaveLength(2);
  });

  it("takes what docker login kept, and an identity token", async () => {
    server.manners.sign = "bearer";
    server.manners.identityToken = "refresh-me";
    const file = join(running.folder, "auth.json");
    const auths = { [`https://${server.host}/v2/`]: { identitytoken: "refresh-me" } };
    writeFileSync(file, JSON.stringify({ auths }));
    const parcels = await look({ env: { REGISTRY_AUTH_FILE: file } });
    expect(imagesIn(parcels)).toHaveLength(2);
    expect(server.paths).toContain("POST /token");
  });

  it("asks for a token a scope, and for another when it has run out", async () => {
    server.manners.sign = "bearer";
    await look({ given: signIn() });
    expect(server.paths.filter((path) => path.startsWith("/token"))).toHaveLength(3);
    server.heard.length = 0;
    server.manners.tokenSeconds = 0;
    // A token that is out before it is used is refused once more, and that is that.
    await expect(look({ given: signIn() })).rejects.toThrow(/does not list its repositories \(401\)/);
    expect(server.heard.length).toBeLessThan(10);
  });

  it.each([
    ["a wrong password", () => signIn("bot", "wrong"), /token service .* answers 401/],
    ["nobody", () => ({}), /token service .* answers 401/],
  ])("fails for %s with the reason", async (_, given, reason) => {
    server.manners.sign = "bearer";
    await expect(look({ given: given() })).rejects.toThrow(reason);
  });

  it("says what is missing where a user is asked for", async () => {
    server.manners.sign = "basic";
    await expect(look()).rejects.toThrow(/docker login/);
  });

  it("sends credentials to no other host: not on the way to storage, and not when storage asks", async () => {
    const storage = await ProtocolServer.start();
    try {
      server.manners.sign = "bearer";
      server.manners.storage = `http://${storage.host}`;
      for (const [name, made] of server.repositories) storage.repositories.set(name, made);
      expect(imagesIn(await look({ given: signIn() }))).toHaveLength(2);
      expect(storage.heard.length).toBe(2);
      expect(storage.heard.filter(({ authorization }) => authorization !== null)).toEqual([]);

      storage.heard.length = 0;
      storage.manners.sign = "basic";
      server.repository("a").image({ layers: ["other"], created: "2026-01-02T00:00:00Z" }, "2");
      const repository = repositoryIn(await look({ given: signIn(), operands: [`${server.host}/a`] }));
      expect(repository.remarks).toMatchObject([
        { what: ":2", reason: expect.stringContaining("which refuses") },
      ]);
      expect(storage.heard.map(({ authorization }) => authorization)).toEqual([null]);
    } finally {
      await storage.stop();
    }
  });

  it("passes over a repository that it may not see", async () => {
    server.manners.before.push({ path: "/v2/a/", status: 403, times: 9 });
    expect(imagesIn(await look())).toHaveLength(1);
    expect(running.told).toMatchObject([
      { event: "passed_over", reason: "a: the registry answers 403 to its tags" },
    ]);
  });
});

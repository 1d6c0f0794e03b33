import { describe, expect, it } from "vitest";
import { examineInside, examineSurroundings, type Inside, type Surroundings } from "./examination.ts";

const healthy: Surroundings = {
  node: "v24.1.0",
  leastNode: 24,
  folder: "/srv/plimsoll",
  folderTrouble: null,
  freeBytes: 50 * 2 ** 30,
  key: Buffer.alloc(32).toString("base64"),
  openSecrets: [],
  address: "https://plimsoll.example",
  installed: true,
  built: true,
};
const inside: Inside = {
  missingMigrations: [],
  clockSkewSeconds: 0.1,
  connections: { used: 5, limit: 100 },
  queue: { lagSeconds: 0, dead: 0, workers: 1 },
  audit: { problem: null, pending: 0 },
  oldFeeds: [],
  silentCollectors: 0,
  failedDeliveries: 0,
  ownAdvisories: 0,
};

describe("the doctor", () => {
  it("finds nothing wrong with a healthy installation, and then names no fix", () => {
    const all = [...examineSurroundings(healthy), ...examineInside(inside, null)];
    expect(all.filter(({ verdict, fix }) => verdict !== "ok" || fix !== null)).toEqual([]);
  });

  it.each([
    ["Node", { node: "v20.1.0" }, "broken", /npm start/],
    ["Packages", { installed: false }, "broken", /npm ci/],
    ["Build", { built: false }, "warning", /npm run build/],
    ["Data directory", { folderTrouble: "not writable" }, "broken", /chown/],
    ["Disk", { freeBytes: 1e6 }, "broken", /free some space/],
    ["Disk", { freeBytes: 2 ** 30 }, "warning", /free some space/],
    ["Encryption key", { key: "AAAA" }, "broken", /restore/],
    ["Secret files", { openSecrets: ["secrets/key"] }, "broken", /chmod 600 secrets\/key/],
    ["Address", { address: "http://plimsoll.example" }, "warning", /https/],
    ["Address", { address: "nonsense" }, "broken", /NEXTAUTH_URL/],
  ] as [string, Partial<Surroundings>, string, RegExp][])("%s: %j is %s", (what, change, verdict, fix) => {
    const found = examineSurroundings({ ...healthy, ...change }).find((one) => one.what === what);
    expect(found?.verdict).toBe(verdict);
    expect(found?.fix).toMatch(fix);
  });

  it.each([
    ["Schema", { missingMigrations: ["0040_operations"] }, "broken"],
    ["Worker", { queue: { ...inside.queue, workers: 0 } }, "warning"],
    ["Job queue", { queue: { ...inside.queue, lagSeconds: 400 } }, "broken"],
    ["Jobs given up", { queue: { ...inside.queue, dead: 2 } }, "warning"],
    ["Audit log", { audit: { problem: "entry 3", pending: 0 } }, "broken"],
    ["Feeds", { oldFeeds: ["kev"] }, "warning"],
    ["Own packages", { ownAdvisories: null }, "warning"],
    ["Own packages", { ownAdvisories: 2 }, "warning"],
    ["Clock", { clockSkewSeconds: -90 }, "warning"],
  ] as [string, Partial<Inside>, string][])("%s: %j is %s, with a fix", (what, change, verdict) => {
    const found = examineInside({ ...inside, ...change }, null).find((one) => one.what === what);
    expect(found).toMatchObject({ verdict, fix: expect.any(String) });
  });

  it("says why the database does not answer", () =>
    expect(examineInside(null, "ECONNREFUSED")).toEqual([
      expect.objectContaining({ what: "Database", verdict: "broken", found: "ECONNREFUSED" }),
    ]));
});

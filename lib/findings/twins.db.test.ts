import { beforeEach, describe, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import { person } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector, push, wipe } from "../ingest/testing.ts";
import { compareFindings, findTwins } from "./twins/read.ts";

await testDatabase();
const viewer = await person("viewer");
beforeEach(wipe);

const flaw = (id: string, name: string) => ({
  id,
  package: name,
  type: "deb" as const,
  version: "1",
  severity: "high" as const,
});

const scan = (repository: string) =>
  trivyImage({
    repository,
    tag: "1",
    content: repository,
    os: { family: "debian", name: "12" },
    flaws: [
      flaw("CVE-2026-0001", "openssl"),
      flaw("CVE-2026-0001", "libssl3"),
      flaw("CVE-2026-0002", "bash"),
    ],
    at: "2026-03-01T10:00:00Z",
  });

const idOf = async (repository: string, component: string): Promise<number> => {
  const [row] = await sql<{ id: number }>`
    select f.id from finding f join asset a on a.id = f.subject_id join component c on c.id = f.component_id
    where a.name = ${repository} and c.name = ${component}`;
  return row!.id;
};

describe("findings that look alike", () => {
  it("are named with the part in which they differ, nearest first", async () => {
    const ci = await collector("ci");
    for (const name of ["registry.example/cart", "mirror.example/cart"]) await push(ci, scan(name));
    const own = await idOf("registry.example/cart", "openssl");
    const twins = await findTwins(viewer, own);
    expect(twins.map((twin) => twin.id)).toEqual([
      await idOf("registry.example/cart", "libssl3"),
      await idOf("mirror.example/cart", "openssl"),
    ]);
    expect(twins.map(({ distinctions }) => distinctions.map((d) => d.part))).toEqual([
      ["componentKey"],
      ["subjectKey"],
    ]);
  });

  it("can be compared two by two, one with itself too", async () => {
    await push(await collector("ci"), scan("registry.example/cart"));
    const [ssl, bash] = [
      await idOf("registry.example/cart", "openssl"),
      await idOf("registry.example/cart", "bash"),
    ];
    const { distinctions } = await compareFindings(viewer, ssl, bash);
    expect(distinctions.map((d) => d.part)).toEqual(["ruleKey", "componentKey"]);
    expect((await compareFindings(viewer, ssl, ssl)).distinctions).toEqual([]);
    await expect(compareFindings(viewer, ssl, 999_999)).rejects.toThrow("999999");
  });
});

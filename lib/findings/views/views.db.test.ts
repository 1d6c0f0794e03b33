import { beforeAll, describe, expect, it } from "vitest";
import { trivyImage } from "../../../prisma/factories/trivy.ts";
import type { Actor } from "../../access/actor.ts";
import { person } from "../../access/testing.ts";
import { withClock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { collector, push } from "../../ingest/testing.ts";
import { FindingFilter } from "../filter.ts";
import { countFindings } from "../list/total/read.ts";
import { keepVisit } from "../visits/write.ts";
import { countViews, listViews, viewFilter } from "./read.ts";
import { NewView, ViewChange } from "./schema.ts";
import {
  changeView,
  chooseView,
  createView,
  deleteView,
  orderViews,
  restoreView,
  seeView,
  setRoleView,
} from "./write.ts";

await testDatabase();

let [ann, ben, vic, ada]: Actor[] = [];
let ci: Awaited<ReturnType<typeof collector>>;

const report = (name: string, ids: string[]) =>
  push(
    ci,
    trivyImage({
      repository: `registry.example.org/shop/${name}`,
      tag: "1.0",
      content: name,
      os: { family: "debian", name: "12" },
      at: "2026-11-01T00:00:00Z",
      flaws: ids.map((id) => ({ id, package: "openssl", type: "deb", version: "1.0", severity: "high" })),
    }),
  );

beforeAll(async () => {
  [ann, ben] = [await person("analyst", "Ann"), await person("analyst", "Ben")];
  [vic, ada] = [await person("viewer", "Vic"), await person("admin", "Ada")];
  ci = await collector("ci");
  await report("web", ["CVE-2026-1", "CVE-2026-2"]);
});

const make = (actor: Actor, name: string, more: object = {}) =>
  createView(actor, NewView.parse({ name, ...more }));
const namesFor = async (actor: Actor) => (await listViews(actor)).map(({ name }) => name);
const viewOf = async (actor: Actor, id: number) => (await listViews(actor)).find((view) => view.id === id)!;
const refusal = (code: string) => expect.objectContaining({ code });

describe("saved views", () => {
  it("are their owner's, until they are shared", async () => {
    const { id } = await make(ann!, "Mine", { filter: "is:open   severity:high" });
    expect(await viewOf(ann!, id)).toMatchObject({ filter: "is:open severity:high", editable: true });
    expect(await namesFor(ben!)).not.toContain("Mine");
    await expect(viewFilter(ben!, id)).rejects.toEqual(refusal("not_found"));
    await expect(deleteView(ben!, id)).rejects.toEqual(refusal("not_found"));
    await changeView(ann!, id, ViewChange.parse({ version: 1, shared: true }));
    expect(await viewOf(ben!, id)).toMatchObject({ owner: "Ann", editable: false, version: 2 });
    expect(await viewFilter(ben!, id)).toHaveLength(2);
    await expect(deleteView(ben!, id)).rejects.toEqual(refusal("forbidden"));
    expect((await viewOf(ada!, id)).editable).toBe(true);
  });

  it("refuse a change made on an older version", async () => {
    const { id } = await make(ann!, "Twice");
    await changeView(ann!, id, ViewChange.parse({ version: 1, name: "Once", group: "rule" }));
    expect(await viewOf(ann!, id)).toMatchObject({ name: "Once", group: "rule" });
    await expect(changeView(ann!, id, ViewChange.parse({ version: 1, name: "No" }))).rejects.toEqual(
      refusal("conflict"),
    );
    await changeView(ann!, id, ViewChange.parse({ version: 2, group: null }));
    expect(await viewOf(ann!, id)).toMatchObject({ name: "Once", group: null });
  });

  it("can be shared only by those who may", async () => {
    await expect(make(vic!, "Loud", { shared: true })).rejects.toEqual(refusal("forbidden"));
    expect(await make(vic!, "Quiet")).toHaveProperty("id");
  });

  it("come back after they were deleted", async () => {
    const { id } = await make(ben!, "Gone");
    await deleteView(ben!, id);
    expect(await namesFor(ben!)).not.toContain("Gone");
    await expect(restoreView(ann!, id)).rejects.toEqual(refusal("not_found"));
    await restoreView(ben!, id);
    expect(await namesFor(ben!)).toContain("Gone");
  });

  it("stand in the order of the person who looks", async () => {
    const first = await make(ben!, "First");
    const second = await make(ben!, "Second");
    await orderViews(ben!, [second.id, first.id]);
    expect((await namesFor(ben!)).slice(0, 2)).toEqual(["Second", "First"]);
  });

  it("begin the list: a person's own choice before that of the role", async () => {
    const { id: own } = await make(vic!, "Own start");
    const { id: shared } = await make(ada!, "Viewers start", { shared: true });
    await expect(setRoleView(ann!, "viewer", shared)).rejects.toEqual(refusal("forbidden"));
    await expect(setRoleView(ada!, "viewer", own)).rejects.toEqual(refusal("not_found"));
    await setRoleView(ada!, "viewer", shared);
    const start = async () => (await listViews(vic!)).find(({ isDefault }) => isDefault)?.name;
    expect(await start()).toBe("Viewers start");
    await chooseView(vic!, own);
    expect(await start()).toBe("Own start");
    await chooseView(vic!, null);
    expect(await start()).toBe("Viewers start");
    expect((await listViews(ann!)).some(({ isDefault }) => isDefault)).toBe(false);
  });

  it("count what they find, and what came since they were opened", async () => {
    const { id } = await make(ann!, "Counted", { filter: "component:openssl" });
    const counted = async () => (await countViews(ann!)).counts.find((one) => one.id === id);
    await seeView(ann!, id);
    const before = (await counted())!;
    expect(before).toMatchObject({ fresh: 0, total: { capped: false } });
    await report("api", ["CVE-2026-1"]);
    expect(await counted()).toMatchObject({ fresh: 1, total: { count: before.total.count + 1 } });
    await seeView(ann!, id);
    expect(await counted()).toMatchObject({ fresh: 0 });
  });

  it("leave a trace of every change", async () => {
    const entries = await sql<{ action: string }>`
      select distinct entry::jsonb->>'action' as action from audit_pending
      where entry::jsonb->>'action' like 'view.%' order by 1`;
    expect(entries.map(({ action }) => action)).toEqual(
      ["changed", "chosen", "created", "deleted", "ordered", "restored", "role_set"].map((v) => `view.${v}`),
    );
  });

  it("refuse filters nobody can read and columns that are none", () => {
    expect(NewView.safeParse({ name: "x", filter: "nonsense:1" }).success).toBe(false);
    expect(NewView.safeParse({ name: "x", hide: ["a&b"] }).success).toBe(false);
  });
});

describe("new since the last visit", () => {
  const fresh = () => countFindings(ben!, FindingFilter.parse({ filter: "since:visit" }));
  const here = (at: string) => withClock(new Date(at), () => keepVisit(ben!));
  const freshAt = (at: string) => withClock(new Date(at), fresh);

  it("moves only when the person was away for half an hour", async () => {
    const all = await countFindings(ben!, FindingFilter.parse({}));
    await here("2026-11-02T08:00:00Z");
    expect(await freshAt("2026-11-02T08:01:00Z")).toBe(all);
    await report("job", ["CVE-2026-7"]);
    await here("2026-11-02T08:20:00Z");
    expect(await freshAt("2026-11-02T08:20:00Z")).toBe(all + 1);
    await report("cron", ["CVE-2026-8", "CVE-2026-9"]);
    // Already counted from the moment they come back, before anything says that they did.
    expect(await freshAt("2026-11-02T09:00:00Z")).toBe(2);
    await here("2026-11-02T09:00:00Z");
    expect(await freshAt("2026-11-02T09:01:00Z")).toBe(2);
    await here("2026-11-02T09:25:00Z");
    expect(await freshAt("2026-11-02T09:50:00Z")).toBe(2);
    expect(await freshAt("2026-11-02T09:56:00Z")).toBe(0);
  });

  it("is nobody else's", async () => {
    await expect(
      countFindings({ ...ben!, kind: "system" }, FindingFilter.parse({ filter: "since:visit" })),
    ).rejects.toEqual(refusal("invalid"));
  });
});

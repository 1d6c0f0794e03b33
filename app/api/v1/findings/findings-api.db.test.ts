import { beforeAll, describe, expect, it } from "vitest";
import { person, session } from "@/lib/access/testing.ts";
import { testDatabase } from "@/lib/db/testing.ts";
import { FindingDetail } from "@/lib/findings/detail/schema.ts";
import { FindingFacets, FindingPage, Total } from "@/lib/findings/list/schema.ts";
import { Decided, DecidedMany } from "@/lib/findings/triage/schema.ts";
import { Problem } from "@/lib/http/problem.ts";
import type { RouteHandler } from "@/lib/http/route.ts";
import { collector, push } from "@/lib/ingest/testing.ts";
import { SearchResults } from "@/lib/search/schema.ts";
import { trivyImage } from "../../../../prisma/factories/trivy.ts";
import { GET as search } from "../search/route.ts";
import { POST as comment } from "./[findingId]/comments/route.ts";
import { GET as detail } from "./[findingId]/route.ts";
import { PUT as severity } from "./[findingId]/severity/route.ts";
import { PUT as triage } from "./[findingId]/triage/route.ts";
import { GET as facets } from "./facets/route.ts";
import { GET as list } from "./route.ts";
import { GET as total } from "./total/route.ts";
import { POST as undo } from "./triage/undo/route.ts";

await testDatabase();

const cookies: Record<string, string> = {};
beforeAll(async () => {
  for (const role of ["analyst", "viewer"] as const) {
    cookies[role] = (await session((await person(role)).email)).cookie;
  }
  await push(
    await collector("ci"),
    trivyImage({
      repository: "registry.example.org/shop/web",
      tag: "1.0",
      content: "web",
      os: { family: "debian", name: "12" },
      at: "2026-11-01T00:00:00Z",
      flaws: [
        { id: "CVE-2026-1", package: "openssl", type: "deb", version: "3.0.1", severity: "critical" },
        { id: "CVE-2026-2", package: "zlib1g", type: "deb", version: "1.2", fixed: "1.3", severity: "low" },
      ],
    }),
  );
});

const call = async (
  handler: RouteHandler,
  path: string,
  {
    role = "analyst",
    id,
    method = "GET",
    body,
  }: { role?: string; id?: number | string; method?: string; body?: unknown } = {},
) => {
  const request = new Request(`http://plimsoll.test/api/v1/${path}`, {
    method,
    headers: {
      cookie: cookies[role] ?? "",
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await handler(request, {
    params: Promise.resolve(id === undefined ? {} : { findingId: String(id) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === "" ? null : JSON.parse(text), headers: response.headers };
};
const firstRow = async () => FindingPage.parse((await call(list, "findings")).json).rows[0]!;

describe("reading", () => {
  it("gives pages, facets, details and search hits as their schemas say", async () => {
    const page = await call(list, "findings?severity=critical,low&limit=1", { role: "viewer" });
    const { rows, nextCursor } = FindingPage.strict().parse(page.json);
    expect(rows).toMatchObject([
      { rule: { key: "CVE-2026-1" }, installed: ["3.0.1"], fixedIn: [], severity: "critical" },
    ]);
    const counted = await call(total, "findings/total?severity=critical,low", { role: "viewer" });
    expect(Total.strict().parse(counted.json)).toEqual({ count: 2, capped: false });
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    const next = FindingPage.parse(
      (await call(list, `findings?severity=critical,low&limit=1&cursor=${nextCursor}`)).json,
    );
    expect(next).toMatchObject({
      rows: [{ rule: { key: "CVE-2026-2" }, fixedIn: ["1.3"] }],
      nextCursor: null,
    });
    const counts = FindingFacets.strict().parse((await call(facets, "findings/facets")).json);
    expect(counts.severity).toContainEqual({ value: "critical", label: "critical", count: 1 });
    const { id } = rows[0]!;
    const one = await call(detail, `findings/${id}`, { id, role: "viewer" });
    expect(FindingDetail.strict().parse(one.json)).toMatchObject({ id, rule: { key: "CVE-2026-1" } });
    const hits = SearchResults.strict().parse((await call(search, "search?q=cve-2026-1")).json);
    expect(hits.results[0]).toMatchObject({
      kind: "rule",
      title: "CVE-2026-1",
      href: "/cve/CVE-2026-1",
    });
    const places = SearchResults.parse((await call(search, "search?q=shop%2Fw")).json);
    expect(places.results).toMatchObject([{ kind: "repository", title: "registry.example.org/shop/web" }]);
  });

  it.each([
    ["an unknown filter", "findings?colour=red", 400],
    ["a repeated filter", "findings?kind=secret&kind=runtime", 400],
    ["an unknown severity", "findings?severity=terrible", 400],
    ["a cursor of nobody's", "findings?cursor=abc", 400],
  ])("refuses %s", async (_, path, status) => {
    const answer = await call(list, path);
    expect(answer.status).toBe(status);
    expect(Problem.parse(answer.json).requestId).toBe(answer.headers.get("x-request-id"));
  });

  it("is for people who signed in", async () => {
    for (const [handler, path] of [
      [list, "findings"],
      [facets, "findings/facets"],
      [search, "search?q=cve"],
    ] as const) {
      expect((await call(handler, path, { role: "nobody" })).status).toBe(401);
    }
  });

  it.each(["0", "-1", "1.5", "99999999999", "abc", "' or 1=1"])("has no finding %s", async (id) => {
    expect((await call(detail, "findings/x", { id })).status).toBe(400);
  });
});

describe("deciding", () => {
  it("triages, conflicts, overrides, comments and undoes", async () => {
    const { id, version } = await firstRow();
    const word = { status: "acknowledged", comment: "", justification: null };
    const put = (body: object) => call(triage, "findings/x/triage", { id, method: "PUT", body });
    const first = Decided.parse((await put({ ...word, version })).json);
    expect(first).toEqual({ id, version: version + 1, status: "acknowledged" });
    const late = await put({ ...word, status: "in_progress", version });
    expect(late.status).toBe(409);
    expect(late.json).toMatchObject({
      code: "conflict",
      current: { version: version + 1 },
      changed: { by: "analyst" },
    });
    const undone = await call(undo, "findings/triage/undo", {
      method: "POST",
      body: { findings: [first].map(({ id: i, version: v }) => ({ id: i, version: v })) },
    });
    expect(DecidedMany.parse(undone.json).decided).toEqual([{ id, version: version + 2, status: "open" }]);
    const set = await call(severity, "findings/x/severity", {
      id,
      method: "PUT",
      body: { severity: "low", reason: "not reachable", version: version + 2 },
    });
    expect(Decided.parse(set.json).version).toBe(version + 3);
    const said = await call(comment, "findings/x/comments", {
      id,
      method: "POST",
      body: { comment: "hello" },
    });
    expect([said.status, said.json]).toEqual([204, null]);
  });

  it.each([
    ["without a version", { status: "acknowledged" }],
    ["with a field more", { status: "acknowledged", version: 1, admin: true }],
    ["to closed", { status: "closed", version: 1 }],
    ["with a list for a text", { status: ["acknowledged"], version: 1 }],
  ])("is refused %s", async (_, body) => {
    const { id } = await firstRow();
    expect((await call(triage, "findings/x/triage", { id, method: "PUT", body })).status).toBe(400);
  });

  it("is not for viewers, nor for other sites", async () => {
    const { id, version } = await firstRow();
    const body = { status: "in_progress", version };
    expect(
      (await call(triage, "findings/x/triage", { id, method: "PUT", body, role: "viewer" })).status,
    ).toBe(403);
    const foreign = new Request("http://plimsoll.test/api/v1/findings/1/triage", {
      method: "PUT",
      headers: {
        cookie: cookies.analyst!,
        "sec-fetch-site": "cross-site",
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    expect((await triage(foreign, { params: Promise.resolve({ findingId: String(id) }) })).status).toBe(403);
  });
});

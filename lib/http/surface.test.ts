import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "../access/permissions.ts";
import type { RouteHandler } from "./route.ts";

process.env.NEXTAUTH_SECRET ??= "unused";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const ALLOWED = ["GET", "HEAD", "OPTIONS", ...METHODS];
const FILES = globSync("app/api/**/route.ts").sort();

/** Routes that anybody may call, each with its own proof. A new one is added here on purpose or not at all. */
const PUBLIC = ["POST app/api/v1/welcome/route.ts"];
/** Outside /api/v1 there is next-auth, and nothing else. */
const FOREIGN = ["app/api/auth/[...nextauth]/route.ts"];

it("has no route outside /api/v1 but next-auth's", () => {
  expect(FILES.filter((file) => !file.startsWith("app/api/v1/"))).toEqual(FOREIGN);
  expect(FILES.length).toBeGreaterThan(15);
});

describe.each(FILES.filter((file) => !FOREIGN.includes(file)))("%s", async (file) => {
  const exported = (await import(/* @vite-ignore */ `../../${file}`)) as Record<string, RouteHandler>;

  it("exports methods only, each made by route() with a permission and a summary", () => {
    expect(Object.keys(exported).length).toBeGreaterThan(0);
    for (const [method, handler] of Object.entries(exported)) {
      expect(ALLOWED, method).toContain(method);
      const { permission, summary } = handler.spec ?? {};
      expect(summary, method).toMatch(/^[A-Z].{3,}[^.]$/);
      if (permission === "public") expect(PUBLIC).toContain(`${method} ${file}`);
      else expect(["self", ...PERMISSIONS]).toContain(permission);
    }
  });

  it("takes a strict body where it changes something, and none where it reads", () => {
    for (const [method, { spec }] of Object.entries(exported)) {
      if (method === "GET") expect(spec.body).toBeUndefined();
      if (!spec.body || spec.body === "bytes") continue;
      expect(
        (spec.body as { safeParse(v: unknown): { success: boolean } }).safeParse({ surely_unknown: 1 })
          .success,
      ).toBe(false);
    }
  });
});

import { expect, it } from "vitest";
import { routePattern } from "./route-pattern.ts";

it.each([
  ["/api/v1/findings", {}, "/api/v1/findings"],
  ["/api/v1/findings/42", { findingId: "42" }, "/api/v1/findings/[findingId]"],
  [
    "/api/v1/collectors/7/tokens/a%20b",
    { collectorId: "7", tokenId: "a b" },
    "/api/v1/collectors/[collectorId]/tokens/[tokenId]",
  ],
  ["/api/v1/reports/%E0%A4%A", { reportId: "9" }, "/api/v1/reports/%E0%A4%A"],
])("%s with %j is %s", (path, params, pattern) => expect(routePattern(path, params)).toBe(pattern));

import { describe, expect, it } from "vitest";
import { groupOf } from "./group.ts";

describe("what a container is an instance of", () => {
  it.each([
    ["cart", {}, false, "cart"],
    ["build-7f3a9c21", {}, false, "build-#"],
    ["runner-20260301", {}, false, "runner-#"],
    ["brave_turing", {}, false, "web"],
    ["brave_turing7", {}, false, "web"],
    ["brave_turing", {}, true, "brave_turing"],
    ["", {}, false, "web"],
    ["decade", {}, false, "decade"],
    ["x", { "com.docker.compose.project": "p", "com.docker.compose.service": "s" }, false, "s"],
  ])("%j %j lasting %j is %j", (name, labels, lasting, group) => {
    const image = "registry.example/shop/web:1.4";
    expect(groupOf({ name, labels, image }, lasting)?.name).toBe(group);
  });
});

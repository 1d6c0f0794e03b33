import { describe, expect, it } from "vitest";
import { configDigests, isPath, osTarget, platformOf } from "./image-name.ts";

describe("image names", () => {
  it.each([".", "./a", "/srv/a", "../a", "C:\\a", "out/image.tar.gz", "bom.json", "file:x"])(
    "takes %s for a path",
    (name) => {
      expect(isPath(name)).toBe(true);
    },
  );

  it.each(["nginx", "nginx:1.25", "ghcr.io/a/b@sha256:1", "a/b.c:tar"])(
    "takes %s for a reference",
    (name) => {
      expect(isPath(name)).toBe(false);
    },
  );

  it.each([
    ["a/b:1 (debian 10.13)", { name: "a/b:1", family: "debian", version: "10.13" }],
    ["a (opensuse.leap 15.5)", { name: "a", family: "opensuse.leap", version: "15.5" }],
    [
      "a (suse linux enterprise server 15.4)",
      { name: "a", family: "suse linux enterprise server", version: "15.4" },
    ],
    ["Java", null],
    ["app (1)", null],
  ])("takes %s apart", (target, os) => {
    expect(osTarget(target)).toEqual(os);
  });

  it("tells config digests from repository digests", () => {
    expect(configDigests("sha256:a", ["x@sha256:b"])).toEqual(["sha256:a"]);
    expect(configDigests("sha256:a", ["x@sha256:a"])).toEqual([]);
    expect(configDigests("", [])).toEqual([]);
  });

  it("writes a platform only when it is known", () => {
    expect(platformOf("linux", "arm", "v7")).toBe("linux/arm/v7");
    expect(platformOf(null, "arm", null)).toBeNull();
  });
});

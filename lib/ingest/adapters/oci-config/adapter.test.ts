import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ociConfig } from "./adapter.ts";

it("reads layers, platform and labels of an image that the sender names; no environment, no history", () => {
  const document = JSON.parse(readFileSync(new URL("./fixtures/one.json", import.meta.url), "utf8"));
  const reading = ociConfig.read(document);
  expect(reading).toMatchObject({
    format: "oci-config",
    needs: "image",
    counts: { objects: 1 },
    facts: [
      {
        kind: "image",
        image: {
          platform: "linux/arm/v7",
          layers: ["sha256:11", "sha256:22"],
          createdAt: "2026-01-01T00:00:00Z",
        },
      },
    ],
  });
  expect(JSON.stringify(reading)).not.toContain("canary-7f3a9c");
});

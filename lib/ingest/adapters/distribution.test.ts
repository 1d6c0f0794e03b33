import { expect, it } from "vitest";
import { distributionOf } from "./distribution.ts";

it.each([
  ["debian:12", "debian", "12", "deb"],
  ["alpine:v3.20", "alpine", "3.20", "apk"],
  ["alpine 3.15.0", "alpine", "3.15.0", "apk"],
  ["Debian GNU/Linux 12 (bookworm)", "debian", "12", "deb"],
  ["rhel:8", "redhat", "8", "rpm"],
  ["Red Hat Enterprise Linux 8.5", "redhat", "8.5", "rpm"],
  ["ol:7", "oracle", "7", "rpm"],
  ["amzn:2", "amazon", "2", "rpm"],
  ["opensuse-leap 15.3", "opensuse-leap", "15.3", "rpm"],
  ["wolfi:rolling", "wolfi", "rolling", "apk"],
])("reads %s", (text, family, name, type) => {
  expect(distributionOf(text)).toEqual({ os: { family, name, endOfLife: null }, type });
});

it.each([
  "",
  "Unknown",
  "nvdv2:cves",
  "vulndb:vulnerabilities",
  "github:java",
  "npm:10",
  "debian",
  `${"a ".repeat(5000)}1`,
])("takes %.40s for no distribution", (text) => expect(distributionOf(text)).toBeNull());

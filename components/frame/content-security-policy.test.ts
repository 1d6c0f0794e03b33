import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const scriptSource = (policy: string) => policy.split("; ").find((each) => each.startsWith("script-src "));

describe("contentSecurityPolicy", () => {
  it("lets scripts run by nonce alone", () => {
    expect(scriptSource(contentSecurityPolicy("abc", false))).toBe("script-src 'nonce-abc' 'strict-dynamic'");
  });
  it("demands Trusted Types in production only", () => {
    expect(contentSecurityPolicy("abc", false)).toContain("require-trusted-types-for 'script'");
    expect(contentSecurityPolicy("abc", true)).not.toContain("trusted-types");
  });
  it("starts from nothing", () => {
    expect(contentSecurityPolicy("abc", false)).toMatch(/^default-src 'none'; /);
  });
});

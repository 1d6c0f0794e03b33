import fc from "fast-check";
import { expect, test } from "vitest";
import { REDACTED, redacted } from "./redact.ts";

const CANARY = "hunter2-canary";

test.each([
  "token",
  "apiToken",
  "password",
  "passwordHash",
  "PASSWD",
  "client_secret",
  "webhookSecret",
  "Authorization",
  "api_key",
  "privateKey",
])("the value of %j never gets through, however deep", (key) => {
  for (const value of [CANARY, [CANARY], { value: CANARY }]) {
    expect(JSON.stringify(redacted({ after: [{ settings: { [key]: value } }] }))).not.toContain(CANARY);
  }
});

test("a token of ours is cut out of any text, also of a key", () => {
  const token = "plm_collector_7f3a_s3cr3tS3cr3t_9abc";
  expect(redacted({ note: `used ${token} twice` })).toEqual({ note: `used ${REDACTED} twice` });
  expect(JSON.stringify(redacted({ [token]: 1 }))).not.toContain("s3cr3t");
});

test("what an auditor needs stays: names, ids, counts, switches", () => {
  const kept = { tokenId: "7f3a", secretName: "db-creds", secrets: 3, hasPassword: true, token: null };
  expect(redacted(kept)).toEqual(kept);
});

test("values JSON cannot hold become ones it can", () => {
  expect(
    redacted({ at: new Date(0), big: 2n ** 60n, small: 7n, none: Number.NaN, nul: "a\0b", lone: "\ud800" }),
  ).toEqual({
    at: "1970-01-01T00:00:00.000Z",
    big: "1152921504606846976",
    small: 7,
    none: null,
    nul: "a\uFFFDb",
    lone: "\uFFFD",
  });
});

test("redacting twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const once = redacted(value);
      expect(redacted(once)).toEqual(once);
    }),
  );
});

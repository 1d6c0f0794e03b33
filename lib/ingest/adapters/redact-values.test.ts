import { describe, expect, it } from "vitest";
import { redactValues } from "./redact-values.ts";

describe("redacted values", () => {
  it.each([
    ["saw eyJhbGciOiJub25l.eyJzdWIiOiJhIn0.c2ln here", "saw [redacted] here"],
    ["ENV MYSQL_PASSWORD=hunter2 set", "ENV MYSQL_PASSWORD=[redacted] set"],
    ['{"api_key": "k", "n": 1}', '{"api_key": [redacted], "n": 1}'],
    ["from https://bot:pw@git.example/a", "from https://[redacted]@git.example/a"],
    ["run --db-password hunter2", "run --db-password [redacted]"],
    ["Secrets are mounted; tokens rotate", "Secrets are mounted; tokens rotate"],
  ])("of %j are %j", (text, redacted) => expect(redactValues(text)).toBe(redacted));

  it.each(["a", "-1", "-token", "ey-", "a.", "x:// ", "password "])(
    "are soon found in a lot of %j",
    (part) => {
      const started = performance.now();
      redactValues(part.repeat(20_000));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});

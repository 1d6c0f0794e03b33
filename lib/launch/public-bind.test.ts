import { expect, it } from "vitest";
import { refusalOfBind } from "./public-bind.ts";

it.each([
  ["127.0.0.1", undefined, false, null],
  ["::1", "http://localhost:3000", false, null],
  ["0.0.0.0", undefined, true, /not https/],
  ["0.0.0.0", "http://plimsoll.example", true, /not https/],
  ["10.0.0.4", "https://plimsoll.example", false, /PLIMSOLL_TRUSTED_PROXY/],
  ["0.0.0.0", "https://plimsoll.example", true, null],
])("%s with the address %s and a declared proxy: %s", (host, address, trustsProxy, expected) => {
  const refusal = refusalOfBind(host, { address, trustsProxy });
  if (expected === null) expect(refusal).toBeNull();
  else expect(refusal).toMatch(expected);
});

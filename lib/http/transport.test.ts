import { expect, it } from "vitest";
import { isOverTls, STRICT_TRANSPORT } from "./transport.ts";

it.each([
  ["https://plimsoll.example", true],
  ["http://127.0.0.1:3000", false],
  ["", false],
])("is told over https alone: %s", (address, told) => expect(isOverTls(address)).toBe(told));

it("is a year long and covers subdomains", () => {
  expect(STRICT_TRANSPORT).toBe("max-age=31536000; includeSubDomains");
});

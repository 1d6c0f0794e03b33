import { expect, it } from "vitest";
import { admits } from "./admission.ts";

const local = { authorization: null, host: "127.0.0.1:3000", forwardedFor: "::ffff:127.0.0.1" };
const here = { token: undefined, publicUrl: "http://127.0.0.1:3000" };
const token = { token: "a long secret", publicUrl: "https://plimsoll.example" };

it.each([
  ["the machine itself", local, here, true],
  ["the machine itself by IPv6", { ...local, host: "[::1]:3000", forwardedFor: "::1" }, here, true],
  ["another host's name", { ...local, host: "plimsoll.example" }, here, false],
  ["another machine through a proxy", { ...local, forwardedFor: "127.0.0.1, 192.0.2.7" }, here, false],
  ["a name that begins like loopback", { ...local, host: "127.0.0.1.example" }, here, false],
  ["a public instance without token", local, { ...here, publicUrl: "https://plimsoll.example" }, false],
  ["an instance that does not know its address", local, { token: undefined, publicUrl: undefined }, false],
  [
    "the right token",
    { ...local, authorization: "Bearer a-long-secret" },
    { ...token, token: "a-long-secret" },
    true,
  ],
  [
    "the wrong token",
    { ...local, authorization: "Bearer another" },
    { ...token, token: "a-long-secret" },
    false,
  ],
  ["no token where one is set, from loopback", local, { ...here, token: "a-long-secret" }, false],
] as const)("%s", (_, scrape, setting, expected) => expect(admits(scrape, setting)).toBe(expected));

import type { Chance } from "../chance.ts";

/** Places that only this machine, or its network, can reach. */
const INSIDE = [
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "10.0.0.1",
  "100.64.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.0.0.192",
  "198.18.0.1",
  "168.63.129.16",
  "224.0.0.1",
  "255.255.255.255",
];

const parts = (address: string): number[] => address.split(".").map(Number);
const whole = (address: string): number => parts(address).reduce((sum, part) => sum * 256 + part, 0);
const hex = (address: string): string =>
  parts(address)
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("");
const pair = (address: string): string => `${hex(address).slice(0, 4)}:${hex(address).slice(4)}`;

type Notation = (address: string) => string;

/** Ways to write an IPv4 address that URL parsers and resolvers take. */
const NOTATIONS: readonly Notation[] = [
  (address) => address,
  (address) => `${address}.`,
  (address) => String(whole(address)),
  (address) => `0x${hex(address)}`,
  (address) =>
    parts(address)
      .map((part) => `0${part.toString(8)}`)
      .join("."),
  (address) =>
    parts(address)
      .map((part) => `0x${part.toString(16)}`)
      .join("."),
  (address) => `0${whole(address).toString(8)}`,
  (address) =>
    parts(address)
      .map((part, at) => (at % 2 ? part : `0x${part.toString(16)}`))
      .join("."),
  (address) =>
    [...address]
      .map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0xff10 + Number(sign)) : sign))
      .join(""),
  (address) => address.replaceAll(".", "。"),
  (address) => `%${address.charCodeAt(0).toString(16)}${address.slice(1)}`,
  (address) => `[::ffff:${address}]`,
  (address) => `[::ffff:${pair(address)}]`,
  (address) => `[::${address}]`,
  (address) => `[64:ff9b::${address}]`,
  (address) => `[64:ff9b:1::${pair(address)}]`,
  (address) => `[2002:${pair(address)}::1]`,
  (address) => `[2001:0:${pair(address)}::1]`,
  (address) => `[0:0:0:0:0:ffff:${pair(address)}]`,
];

const INSIDE_V6 = [
  "[::1]",
  "[::]",
  "[fe80::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[ff02::1]",
  "[2001:db8::1]",
  "[100::1]",
];
const SCHEMES = [
  "https://",
  "HTTPS://",
  "https:/",
  "https:\\\\",
  "https://user@",
  "https://a.example@",
  "http://",
];
const OTHER_SCHEMES = [
  "file:///etc/passwd",
  "gopher://127.0.0.1:70/_",
  "ftp://127.0.0.1/",
  "data:text/plain,x",
  "ldap://127.0.0.1/",
  "jar:https://127.0.0.1!/",
  "dict://127.0.0.1:11211/",
  "unix:/run/docker.sock",
  "//127.0.0.1/",
  "https://",
];

export const insideHost = (chance: Chance): string =>
  chance.happens(0.15) ? chance.pick(INSIDE_V6) : chance.pick(NOTATIONS)(chance.pick(INSIDE));

/** An address of a place inside, in one of its disguises; the port is the trap's where it may be. */
export const insideAddress = (chance: Chance, trapPort: number): string => {
  if (chance.happens(0.08)) return chance.pick(OTHER_SCHEMES);
  const port = chance.pick(["", `:${trapPort}`, ":443", ":22", ":5432", ":6379", ":80"]);
  return `${chance.pick(SCHEMES)}${insideHost(chance)}${port}${chance.pick(["", "/", "/latest/meta-data/", "/#a", "/?b"])}`;
};

export const insideAnswer = (chance: Chance): string =>
  chance.happens(0.3)
    ? chance.pick(["::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1"])
    : chance.pick(INSIDE);

import { hash } from "node:crypto";
import type { Chance } from "../chance.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const nested = (depth: number): Json => Array.from({ length: depth }).reduce<Json>((inner) => [inner], 1);

/** Text that no index shortens by packing it. */
const noise = (length: number): string => {
  let text = "";
  for (let k = 0; text.length < length; k++) text += hash("sha256", `${k}`);
  return text.slice(0, length);
};

/** Values that no schema asks for, and some that look as if they were right. */
const STRANGERS: (() => Json)[] = [
  () => null,
  () => true,
  () => -1,
  () => 1.5,
  () => Number.MAX_SAFE_INTEGER + 10,
  () => "",
  () => " ",
  () => "x".repeat(5_000),
  () => noise(5_000),
  () => "ä\u0000\u0001\u202e\uffff",
  () => "\ud800",
  () => [],
  () => ({}),
  () => [null],
  () => [[], {}],
  () => ({ "": "" }),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  () => nested(40),
  () => nested(600),
  () => "0001-01-01T00:00:00Z",
  () => "2026-02-30T25:61:61Z",
  () => "+275760-09-13T00:00:00.001Z",
  () => "pkg:npm/%ff%fe@1?x=y#z",
  () => "registry.example:99999/UPPER//..:tag@sha256:short",
  () => "sha256:",
  () => "CVE-0-0",
  () => "https://user:pass@[::1]:0/%",
  () => "../../etc/passwd",
  () => "'; drop table finding; --",
  () => "=cmd|' /C calc'!A0",
];

interface Place {
  parent: Json[] | { [key: string]: Json };
  key: string | number;
}

const placesOf = (root: Json): Place[] => {
  const places: Place[] = [];
  const visit = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const key of keys) {
      places.push({ parent: value, key });
      visit(at({ parent: value, key }));
    }
  };
  visit(root);
  return places;
};

const at = ({ parent, key }: Place): Json => (parent as { [key: string]: Json })[key]!;
const put = ({ parent, key }: Place, value: Json): void => {
  (parent as { [key: string]: Json })[key] = value;
};

type Change = (places: Place[], chance: Chance) => void;

const lose: Change = (places, chance) => {
  const { parent, key } = chance.pick(places);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

const replace: Change = (places, chance) => put(chance.pick(places), chance.pick(STRANGERS)());

const double: Change = (places, chance) => {
  const lists = places.filter((place) => Array.isArray(at(place)) && (at(place) as Json[]).length > 0);
  if (lists.length === 0) return;
  const list = at(chance.pick(lists)) as Json[];
  list.push(...list.slice(0, 50).map((entry) => structuredClone(entry)));
};

const rename: Change = (places, chance) => {
  const members = places.filter(({ parent }) => !Array.isArray(parent));
  if (members.length === 0) return;
  const place = chance.pick(members);
  const value = at(place);
  const name = chance.pick([
    `${place.key}s`,
    `${place.key}`.toLowerCase(),
    "",
    "name",
    "toString",
    "__proto__",
    "items",
  ]);
  delete (place.parent as { [key: string]: Json })[place.key];
  Object.defineProperty(place.parent, name, { value, enumerable: true, writable: true, configurable: true });
};

/** As text where a number was, and the other way; alone where a list was. */
const retype: Change = (places, chance) => {
  const place = chance.pick(places);
  const value = at(place);
  if (Array.isArray(value)) put(place, value[0] ?? null);
  else if (typeof value === "object") put(place, [value]);
  else put(place, typeof value === "string" ? Number(value) || 0 : String(value));
};

const swap: Change = (places, chance) => {
  const [a, b] = [chance.pick(places), chance.pick(places)];
  const [x, y] = [structuredClone(at(a)), structuredClone(at(b))];
  put(a, y);
  put(b, x);
};

/** Changes that leave every value where it was, if they leave it at all. */
export const STAYING: Record<string, Change> = { lose, replace, double, retype };
export const STRUCTURE: Record<string, Change> = { ...STAYING, rename, swap };

/** The document with a few changes of its structure; itself where there is nothing to change. */
export const restructured = (
  root: Json,
  changes: Record<string, Change>,
  chance: Chance,
): { root: Json; how: string } => {
  const copy = structuredClone(root);
  const how: string[] = [];
  for (let n = 1 + chance.below(4); n > 0; n--) {
    const places = placesOf(copy);
    if (places.length === 0) break;
    const [name, change] = chance.pick(Object.entries(changes));
    change(places, chance);
    how.push(name);
  }
  return { root: copy, how: how.join(", ") };
};

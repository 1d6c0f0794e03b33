import type { Chance } from "../chance.ts";
import { hostileText } from "./hostile.ts";

/** Names that pages read from their addresses, and some that they do not. */
const KEYS = [
  ..."q sort cursor before limit state kind severity status action subjectKind subjectId from to actor team cluster".split(
    " ",
  ),
  ..."finding image asset scope area at days pick tool collector provider tab view hide density group error return".split(
    " ",
  ),
  ..."exception key filter host label namespace repository __proto__ constructor".split(" "),
];

/** An address of a page with what no form of it would send: in the query, or in place of an id. */
export const hostileAddress = (path: string, chance: Chance): string => {
  const text = () => encodeURIComponent(hostileText(chance).slice(0, 1_500).toWellFormed());
  const parts = path
    .split("/")
    .map((part, at) =>
      at > 1 && /^\d+$/.test(part) && chance.happens(0.5) ? text().replaceAll("%2F", "") || "0" : part,
    );
  const pairs = Array.from({ length: 1 + chance.below(5) }, () => `${chance.pick(KEYS)}=${text()}`);
  if (chance.happens(0.2)) pairs.push(pairs[0]!);
  return `${parts.join("/")}?${pairs.join("&")}`;
};

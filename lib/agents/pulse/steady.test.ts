import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Parcel } from "../parcel.ts";
import { Steady } from "./steady.ts";

const look = (content: string, at = 0): Parcel => ({
  name: "kubernetes-snapshot.json",
  body: Buffer.from(`${content} at ${at}`),
  observedAt: new Date(at),
  subjects: [],
  series: "kubernetes:east",
  content,
});
const departed: Parcel = {
  name: "departed.json",
  body: Buffer.from(""),
  observedAt: new Date(),
  subjects: [],
};
const MINUTE = 60_000;
const all = { wanted: [], standSeconds: 840 };

describe("whole looks that say the same", () => {
  it.each<[what: string, sent: boolean, meanwhile: (steady: Steady) => void, content: string, at: number]>([
    ["the server has it", false, (steady) => steady.confirm(all, 10), "a", MINUTE],
    ["it was never confirmed", true, () => {}, "a", MINUTE],
    ["something changed", true, (steady) => steady.confirm(all, 10), "b", MINUTE],
    ["the server has been away", true, (steady) => steady.confirm(all, 10), "a", 4 * MINUTE],
    [
      "the server does not know it",
      true,
      (steady) => steady.confirm({ ...all, wanted: steady.standing }, 10),
      "a",
      MINUTE,
    ],
    [
      "the server wants another one",
      false,
      (steady) => steady.confirm({ ...all, wanted: ["0"] }, 10),
      "a",
      MINUTE,
    ],
    [
      "nothing may stand for long",
      true,
      (steady) => steady.confirm({ wanted: [], standSeconds: 0 }, 10),
      "a",
      MINUTE,
    ],
    ["it has stood too long", true, (steady) => steady.confirm(all, 840_000), "a", 840_000],
    [
      "something came and went in between",
      true,
      (steady) => {
        steady.confirm(all, 10);
        expect(steady.repeats(departed, 20)).toBe(false);
      },
      "a",
      MINUTE,
    ],
  ])("when %s: sent %s", (_, sent, meanwhile, content, at) => {
    const steady = new Steady();
    expect(steady.repeats(look("a"), 0)).toBe(false);
    meanwhile(steady);
    expect(steady.repeats(look(content, at), at)).toBe(!sent);
  });

  it("are sent once where they are wanted, then stand again", () => {
    const steady = new Steady();
    steady.repeats(look("a"), 0);
    steady.confirm({ ...all, wanted: steady.standing }, 1);
    expect(steady.repeats(look("a", 2), 2)).toBe(false);
    expect(steady.standing).toEqual([hash("sha256", "a at 2")]);
    expect(steady.repeats(look("a", 3), 3)).toBe(true);
    // What is not sent does not take the place of what was.
    expect(steady.standing).toEqual([hash("sha256", "a at 2")]);
  });

  it("of another series stand for themselves", () => {
    const steady = new Steady();
    steady.repeats(look("a"), 0);
    steady.confirm(all, 1);
    expect(steady.repeats({ ...look("a"), series: "kubernetes:west" }, 2)).toBe(false);
    expect(steady.repeats(look("a"), 3)).toBe(true);
  });
});

import { expect, it } from "vitest";
import { unrecorded } from "./audit-rule.ts";

const SOUND = [
  ["records itself", "export const a = () => atomic(async (tx) => { await record(tx, {}); });"],
  ["records as a method", "export async function a() { return copyAtomic((tx) => audit.record(tx)); }"],
  [
    "records through a function of its file",
    "const note = (tx) => record(tx); export const a = () => atomic(async (tx) => { await note(tx); });",
  ],
  ["opens nothing", "export const a = (tx) => tx.sql`update hull set draught = 1`;"],
] as const;

const PLANTED = [
  ["arrow", "export const a = () => atomic(async (tx) => { await save(tx); });", "a"],
  ["function", "export async function b() {\n  await copyAtomic(work);\n}", "b"],
  [
    "circle of two",
    "const x = (t) => y(t); const y = (t) => x(t); export const c = () => atomic((t) => x(t));",
    "c",
  ],
  ["a comment is no call", "export const d = () => atomic(async () => { /* record(tx) */ });", "d"],
] as const;

it.each(SOUND)("accepts a function that %s", (_, text) => {
  expect(unrecorded("lib/hull/write.ts", text)).toEqual([]);
});

it.each(PLANTED)("finds one that records nothing: %s", (_, text, name) => {
  expect(unrecorded("lib/hull/write.ts", text)).toEqual([
    expect.stringMatching(new RegExp(`^lib/hull/write\\.ts:\\d+ ${name} opens a transaction`)),
  ]);
});

import { expect, it } from "vitest";
import { mentioned } from "./mentioned.ts";

const people = ["Ana", "Ana Berg", "Zoë", "J. (Jo) Doe"].map((name, id) => ({ id: String(id), name }));
const names = (comment: string) => mentioned(comment, people).map(({ name }) => name);

it.each([
  ["@Ana, look at this", ["Ana"]],
  ["@Ana Berg knows", ["Ana Berg"]],
  ["@ana and @ANA BERG", ["Ana Berg", "Ana"]],
  ["ask @Zoë!", ["Zoë"]],
  ["cc @J. (Jo) Doe", ["J. (Jo) Doe"]],
  ["mail ana@example.org, not me@Ana", []],
  ["@Anabel is somebody else", []],
  ["nobody", []],
])("%s", (comment, expected) => expect(names(comment)).toEqual(expected));

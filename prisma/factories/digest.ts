import { hash } from "node:crypto";

/** A digest that is always the same for the same words: what the demo and the tests call images by. */
export const digestOf = (...words: (string | number)[]): string =>
  `sha256:${hash("sha256", words.join("/"))}`;

export const hexOf = (...words: (string | number)[]): string => digestOf(...words).slice(7);

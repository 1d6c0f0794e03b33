import { z } from "zod";
import { milliseconds } from "./duration.ts";
import type { Field, FieldName, ValueKind } from "./fields.ts";
import { fieldOf } from "./fields.ts";
import { nearest } from "./nearest.ts";
import { packageConstraint } from "./package-constraint.ts";

const Moment = z.iso.datetime({ offset: true }).or(z.iso.date());

interface Fault {
  message: string;
  suggestion: string | null;
}

const fault = (message: string, suggestion: string | null = null): Fault => ({ message, suggestion });

const RULES: Record<ValueKind, (value: string, field: Field, name: FieldName) => Fault | null> = {
  words: (value, field, name) => {
    const words = field.words ?? [];
    if (words.includes(value)) return null;
    return fault(`${name} is one of ${words.join(", ")}.`, nearest(value, words));
  },
  ratio: (value, _, name) =>
    /^(0(\.\d{1,9})?|1(\.0{1,9})?|\.\d{1,9})$/.test(value) ? null : fault(`${name} is a number from 0 to 1.`),
  duration: (value, _, name) =>
    milliseconds(value) === null ? fault(`${name} is a number and a unit: 90m, 12h, 30d, 2w or 1y.`) : null,
  date: (value, _, name) =>
    Moment.safeParse(value).success ? null : fault(`${name} is a date or an instant: 2026-01-31.`),
  name: (value, _, name) =>
    /^#/.test(value) && !/^#[1-9]\d{0,8}$/.test(value) ? fault(`${name}:#7 asks for number 7.`) : null,
  label: (value) => (/^[^=]+=/.test(value) ? null : fault("A label reads key=value.")),
  package: (value) =>
    packageConstraint(value) === null ? fault("A package reads openssl or openssl<3.0.8.") : null,
  text: (value) => (value.trim().length < 2 ? fault("A word to look for has at least two letters.") : null),
};

/** What is wrong with a value of a field, or null. */
export const faultOf = (name: FieldName, value: string): Fault | null => {
  const field = fieldOf(name);
  if (value === "") return fault(`${name} needs a value, as in ${name}:${field.example}.`);
  if (value.length > 500) return fault("A value has at most 500 letters.");
  if (field.orNone && value === "none") return null;
  return RULES[field.value](value, field, name);
};

import { expect, it } from "vitest";
import { weaknessOf } from "./password-strength.ts";

const ABOUT = ["Ana Lovelace", "ana.lovelace@harbour.example"];

it.each([
  "password1234",
  "123456789012",
  "qwertyuiop12",
  "aaaaaaaaaaaa",
  "Passw0rd1234",
  "plimsoll1234",
  "lovelace2026",
  "harbour12345",
  "20260630abcd",
])("%s is refused", (password) => expect(weaknessOf(password, ABOUT)).toMatch(/guess/));

it.each([
  "a load line keeps ships afloat",
  "a long enough password",
  "correct horse battery staple",
  "Xk3-vv9-Lq7-Tz1",
  "plimsoll-demo-estate",
  "пароль из нескольких слов",
])("%s is taken", (password) => expect(weaknessOf(password, ABOUT)).toBeNull());

import { expect, it } from "vitest";
import { bytes } from "./bytes.ts";

it.each([
  [0, "0 B"],
  [512, "512 B"],
  [1023, "1023 B"],
  [1024, "1.0 KiB"],
  [1.5 * 2 ** 20, "1.5 MiB"],
  [1024 * 1024 - 1, "1.0 MiB"],
  [120 * 2 ** 30, "120 GiB"],
  [-1, "0 B"],
])("%d is %s", (size, text) => expect(bytes(size)).toBe(text));

import { expect, it } from "vitest";
import { NewFeedSource } from "./schema.ts";

it.each([
  ["https://feeds.example/kev.json", true],
  ["http://mirror.example:8080/kev.json", true],
  ["https://name:password@feeds.example/", false],
  ["https://feeds.example/kev.json?token=x", false],
  ["https://feeds.example/kev.json#x", false],
  ["file:///etc/passwd", false],
  ["feeds.example", false],
])("%s may be an address: %s", (url, fine) => {
  expect(NewFeedSource.safeParse({ feed: "kev", url }).success).toBe(fine);
});

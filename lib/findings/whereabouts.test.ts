import { expect, it } from "vitest";
import { whereabouts } from "./whereabouts.ts";

const asset = (id: number, kind: string, name = `${kind}-${id}`) => ({ id, kind, name });
const web = asset(10, "workload", "web");
const api = asset(11, "workload", "api");
const node = asset(20, "host", "node-1");
const running = new Map([
  [1, { workloads: [web, api], hosts: [node] }],
  [2, { workloads: [web], hosts: [node] }],
]);

it.each([
  [
    "two images of one workload count it once",
    [asset(1, "image"), asset(2, "image")],
    [2, 2, 1],
    ["api", "web"],
  ],
  ["an image that runs nowhere is named itself", [asset(3, "image")], [1, 0, 0], ["image-3"]],
  ["a workload is where it is", [web], [0, 1, 0], ["web"]],
  ["a host too", [node], [0, 0, 1], ["node-1"]],
  ["a source is none of them but has a name", [asset(5, "source")], [0, 0, 0], ["source-5"]],
  ["nowhere", [], [0, 0, 0], []],
])("%s", (_, assets, [images, workloads, hosts], names) => {
  expect(whereabouts(assets, running)).toMatchObject({ images, workloads, hosts, names });
});

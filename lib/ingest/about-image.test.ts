import { expect, it } from "vitest";
import { aboutNamedImage } from "./about-image.ts";
import { readReadings } from "./readings.ts";

const bill = (component: object | null) =>
  readReadings(
    Buffer.from(
      JSON.stringify({
        bomFormat: "CycloneDX",
        specVersion: "1.5",
        ...(component ? { metadata: { component } } : {}),
        components: [{ type: "library", name: "a", version: "1", purl: "pkg:npm/a@1" }],
      }),
    ),
  )[0]!.reading;
const nobody = { id: null, name: null };
const subjects = (image: string | null, source: string | null) => ({
  image,
  source,
  cluster: nobody,
  host: nobody,
});
const kinds = (component: object | null, ...named: [image: string | null, source: string | null]) => {
  const { targets, needs } = aboutNamedImage(bill(component), subjects(...named));
  return [...targets.map(({ asset }) => asset.kind), needs];
};

it.each<[string, object | null, [image: string | null, source?: string], (string | null)[]]>([
  ["the image that the sender names", null, ["registry.example/a:1"], ["image", null]],
  [
    "it also where it names a directory",
    { type: "application", name: "src" },
    ["registry.example/a:1"],
    ["image", null],
  ],
  [
    "its source where the sender names one",
    null,
    ["registry.example/a:1", "git.example/a"],
    ["source", "source"],
  ],
  ["nobody where nobody names anything", null, [null], ["source", "source"]],
  [
    "its own image",
    { type: "container", name: "registry.example/b" },
    ["registry.example/a:1"],
    ["image", null],
  ],
])("a bill is about %s", (_, component, [image, source = null], said) => {
  expect(kinds(component, image, source)).toEqual(said);
});

import type { Component } from "../../reading.ts";
import { asTexts } from "../json-value.ts";

/** One thing that a test names, and what it says about it there (a port, a mount). */
export interface Item {
  component: Component;
  place: string;
}

const FULL_ID = /^[0-9a-f]{64}$/;
/** Tests of section 4 about running containers; its others are about images. */
const CONTAINER_TESTS_OF_IMAGES = new Set(["4.1"]);

/** What a test's `items` name, each once: containers (section 5), images (section 4), else whatever the test is of. */
export function itemsOf(test: string, items: unknown): Item[] {
  const texts = asTexts(items);
  const section = test.split(".")[0];
  if (section === "5" || CONTAINER_TESTS_OF_IMAGES.has(test)) return distinct(texts.map(containerItem));
  if (section === "4") return distinct(imageNames(texts).map((name) => item("image", name)));
  return distinct(texts.map((text) => item("resource", text)));
}

/** `name`, `name:5432`, `name:/path`, or `<network id>:name`. */
function containerItem(text: string): Item {
  const colon = text.indexOf(":");
  if (colon < 0) return item("container", text);
  const [before, after] = [text.slice(0, colon), text.slice(colon + 1)];
  if (FULL_ID.test(before)) return item("container", after);
  return { ...item("container", before), place: after };
}

/** Images stand as `[tag tag …]`, which the tool splits at spaces, or as a bare id: the first tag names the image. */
function imageNames(texts: readonly string[]): string[] {
  const names: string[] = [];
  let inside = false;
  for (const word of texts.join(" ").split(/\s+/)) {
    const name = word.replace(/^\[/, "").replace(/\]$/, "");
    if (!inside && name !== "") names.push(name);
    if (word.startsWith("[")) inside = true;
    if (word.endsWith("]")) inside = false;
  }
  return names;
}

function item(type: "container" | "image" | "resource", name: string): Item {
  return { component: { key: `${type}/${name}`, name, type, purl: null }, place: "" };
}

function distinct(items: readonly Item[]): Item[] {
  const found = new Map<string, Item>();
  for (const next of items) {
    const known = found.get(next.component.key);
    const places = [known?.place ?? "", next.place].filter((place) => place !== "");
    found.set(next.component.key, { ...next, place: [...new Set(places)].join(", ") });
  }
  return [...found.values()];
}

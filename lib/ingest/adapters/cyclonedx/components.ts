import { componentOf } from "../../identity/component.ts";
import type { PackageMention } from "../../reading/package.ts";
import type { Component } from "../../reading.ts";
import { asList, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import type { Tally } from "../tally.ts";
import { mentionOf } from "./mention.ts";

/** What a vulnerability can point at: a component of the bill, by its `bom-ref`. */
export interface Part {
  component: Component;
  version: string;
}

export interface Parts {
  byRef: Map<string, Part>;
  os: { family: string; version: string } | null;
  /** The packages among the components. */
  bill: PackageMention[];
}

/** All components, nested ones too, each counted once; the subject (`metadata.component`) is not among them. */
export function readComponents(components: readonly unknown[], tally: Tally): Parts {
  const parts: Parts = { byRef: new Map(), os: null, bill: [] };
  const systems: JsonObject[] = [];
  const pending = [{ components, at: "/components" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const [index, raw] of next.components.entries()) {
      const at = step(next.at, index);
      const entry = asObject(raw);
      const reason = entry === null ? "not an object" : asWord(entry.name) === null ? "no name" : null;
      if (entry === null || reason !== null) {
        tally.skipped.push({ path: at, reason: reason ?? "" });
        continue;
      }
      tally.counts.components += 1;
      if (entry.type === "operating-system") systems.push(entry);
      const mention = mentionOf(entry);
      if (mention !== null) parts.bill.push(mention);
      const ref = asWord(entry["bom-ref"]);
      if (ref !== null) parts.byRef.set(ref, partOf(entry));
      const nested = asList(entry.components);
      if (nested.length > 0) pending.push({ components: nested, at: step(at, "components") });
    }
  }
  const [system] = systems;
  if (system !== undefined && systems.length === 1)
    parts.os = { family: asText(system.name), version: asText(system.version) };
  return parts;
}

/** A component of the bill as the subject of a problem; its own type names no package manager. */
export function partOf(entry: JsonObject): Part {
  const group = asWord(entry.group);
  const name = asText(entry.name);
  const full = group === null ? name : `${group}/${name}`;
  return { component: componentOf(asWord(entry.purl), full, ""), version: asText(entry.version) };
}

/** The part that `affects[].ref` names: in this bill, by purl, or in another bill (BOM-Link); else the bare reference. */
export function partFor(ref: string, parts: Parts): Part {
  const known = parts.byRef.get(ref);
  if (known !== undefined) return known;
  const hash = ref.startsWith("urn:cdx:") ? ref.indexOf("#") : -1;
  const local = hash < 0 ? ref : decoded(ref.slice(hash + 1));
  const linked = parts.byRef.get(local);
  if (linked !== undefined) return linked;
  if (local.startsWith("pkg:")) return { component: componentOf(local, "", ""), version: "" };
  return { component: { key: `ref/${local}`, name: local, type: "", purl: null }, version: "" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

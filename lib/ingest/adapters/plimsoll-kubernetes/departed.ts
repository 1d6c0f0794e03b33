import type { InventoryFact } from "../../reading/inventory.ts";
import { scanTime } from "../../scan-time.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { factsOf } from "../kubernetes-facts.ts";
import type { Tally } from "../tally.ts";
import { thingOf } from "./objects.ts";

/** What no look will ever show: pods with their containers, which ended at the latest when the pod was seen to go. */
export function departedFacts(departed: readonly unknown[], tally: Tally): InventoryFact[] {
  return departed.flatMap((raw, index) => {
    const entry = asObject(raw);
    const kind = asWord(entry?.kind);
    const at = scanTime(entry?.at);
    const thing = kind === null ? null : thingOf(kind, entry?.object);
    tally.counts.objects += 1;
    if (thing === null || at === null) {
      tally.skipped.push({ path: step("/departed", index), reason: "no object with a name and a time" });
      return [];
    }
    const facts = factsOf(thing.kind, thing.metadata, thing.value);
    // A pod that is still there tells of containers that ended in it; others of it run on.
    return entry?.gone === false ? facts : facts.map((fact) => ended(fact, at));
  });
}

function ended(fact: InventoryFact, at: string): InventoryFact {
  if (fact.kind !== "container" || fact.state === "exited") return fact;
  return { ...fact, state: "exited", finishedAt: fact.finishedAt ?? at };
}

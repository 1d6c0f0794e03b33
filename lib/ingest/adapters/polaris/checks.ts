import { asObject, asWord, type JsonObject, step } from "../json-value.ts";
import type { Tally } from "../tally.ts";

export interface ListedCheck {
  id: string;
  check: JsonObject;
  path: string;
  /** Null where the check is of the object or the whole pod. */
  container: string | null;
}

/** All checks of one object: its own, its pod's, each container's. */
export function checksOf(object: JsonObject, path: string, tally: Tally): ListedCheck[] {
  const pod = asObject(object.PodResult);
  const inPod = step(path, "PodResult");
  const containers = Array.isArray(pod?.ContainerResults) ? pod.ContainerResults : [];
  return [
    ...resultsOf(object.Results, step(path, "Results"), null, tally),
    ...resultsOf(pod?.Results, step(inPod, "Results"), null, tally),
    ...containers.flatMap((raw: unknown, index) => {
      const container = asObject(raw);
      const at = step(step(inPod, "ContainerResults"), index);
      return resultsOf(container?.Results, step(at, "Results"), asWord(container?.Name), tally);
    }),
  ];
}

function resultsOf(results: unknown, path: string, container: string | null, tally: Tally): ListedCheck[] {
  return Object.entries(asObject(results) ?? {}).flatMap(([key, raw]) => {
    const check = asObject(raw);
    const id = asWord(check?.ID) ?? key.trim();
    const at = step(path, key);
    if (check !== null && id !== "") return [{ id, check, path: at, container }];
    tally.skipped.push({ path: at, reason: "not a check with an ID" });
    return [];
  });
}

import type { Area } from "../../../posture/schema.ts";
import type { CheckText, Verdict } from "./check.ts";
import type { ClusterThing } from "./objects.ts";
import type { Scene } from "./scene.ts";

/** A check of single objects that are no workloads. */
export interface ObjectCheck extends CheckText {
  area: Area;
  /** What is asked. */
  kinds: readonly string[];
  /** What else must be listed whole to know the answer. */
  needs: readonly string[];
  verdict(thing: ClusterThing, scene: Scene): Verdict;
}

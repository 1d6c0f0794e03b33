import { parseReference } from "../../identity/image-reference.ts";
import type { ContainerFact } from "../../reading/inventory.ts";
import { nameOfImage, serviceOf } from "../started-container.ts";

/** `elated_wescoff`, `elated_wescoff7`: what an engine calls a container that nobody named. */
const MADE_UP = /^[a-z]+_[a-z]+\d?$/;
/** Seven hex digits or more, one of them a figure, or four figures. */
const RUNS = /(?=[a-f]*\d)[0-9a-f]{7,}|\d{4,}/g;

/**
 * What a container is an instance of: its Swarm or Compose service; else the group that bears its name without what
 * changes from one run to the next; without a name of its own, all those of its image. Null for a part of a pod.
 *
 * @param lasting whether the engine keeps it running: then its name is somebody's choice
 */
export function groupOf(
  { name, labels, image }: { name: string; labels: Record<string, string>; image: string },
  lasting: boolean,
): ContainerFact["service"] {
  if (podOf(labels) !== null) return null;
  const service = serviceOf(labels);
  if (service !== null) return service;
  const own = name === "" || (MADE_UP.test(name) && !lasting) ? imageName(image) : name.replace(RUNS, "#");
  return { objectKind: "ContainerGroup", namespace: "", name: own.slice(0, 253) || "unnamed" };
}

/** The pod that the kubelet started a container for. */
export function podOf(labels: Record<string, string>): ContainerFact["pod"] {
  const name = labels["io.kubernetes.pod.name"];
  const namespace = labels["io.kubernetes.pod.namespace"];
  return name && namespace ? { namespace, name } : null;
}

function imageName(image: string): string {
  const reference = parseReference(nameOfImage(image));
  return reference?.path.split("/").at(-1) ?? "";
}

import type { ContainerFact } from "../../reading/inventory.ts";
import { scanTime } from "../../scan-time.ts";
import { containerFact } from "../docker-container.ts";
import { asLabels, asNumber, asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { nameOfImage } from "../started-container.ts";
import { groupOf, podOf } from "./group.ts";

/** One container of a look; null where it has no id. */
export function lookedAt(container: JsonObject, host: string): ContainerFact | null {
  const id = asWord(container.Id);
  if (id === null) return null;
  const fact = containerFact(id, container);
  const image = asText(asObject(container.Config)?.Image);
  const service = groupOf({ name: fact.name, labels: fact.labels, image }, isLasting(container));
  return { ...fact, host, pod: podOf(fact.labels), service };
}

/** One that ended between two looks, by what the engine's events told of it; null where they do not say which. */
export function outlived(lifetime: JsonObject, host: string): ContainerFact | null {
  const id = asWord(lifetime.id);
  if (id === null) return null;
  const seen = asObject(lifetime.container);
  const known = seen === null ? null : lookedAt({ ...seen, Id: id }, host);
  const died = scanTime(lifetime.finishedAt) ?? known?.finishedAt ?? scanTime(lifetime.removedAt);
  if (died === null) return null;
  const ended = {
    state: "exited" as const,
    startedAt: scanTime(lifetime.startedAt) ?? known?.startedAt ?? null,
    finishedAt: died,
    exitCode: asNumber(lifetime.exitCode) ?? known?.exitCode ?? null,
  };
  if (known !== null) return { ...known, name: asWord(lifetime.name) ?? known.name, ...ended };
  const labels = asLabels(lifetime.labels);
  const [name, image] = [asText(lifetime.name), asText(lifetime.image)];
  return {
    kind: "container",
    id,
    name,
    host,
    pod: podOf(labels),
    service: groupOf({ name, labels, image }, false),
    imageReference: nameOfImage(image),
    imageId: image.startsWith("sha256:") ? image : "",
    labels,
    reason: null,
    restarts: null,
    publishedPorts: [],
    isolation: null,
    ...ended,
  };
}

/** The engine starts it again when it ends, so it was set up to stay. */
function isLasting(container: JsonObject): boolean {
  const policy = asWord(asObject(asObject(container.HostConfig)?.RestartPolicy)?.Name);
  return policy !== null && policy !== "no";
}

import type { ContainerFact } from "../../reading/inventory.ts";
import { asLabels, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { nameOfImage, serviceOf } from "../started-container.ts";
import { publishedPortsOf } from "./ports.ts";

const STATES: readonly string[] = ["running", "exited", "created", "paused"];

/** One row of a list, by its id: what a list leaves out (isolation, exact times) stays unknown. */
export function listedContainer(id: string, row: JsonObject): ContainerFact {
  const labels = labelsOf(row.Labels);
  const status = asWord(row.Status) ?? "";
  const state = stateOf(asWord(row.State), status);
  const exited = /^Exited \((\d+)\)/.exec(status)?.[1];
  return {
    kind: "container",
    id,
    name: nameOf(row.Names),
    host: null,
    pod: null,
    service: serviceOf(labels),
    imageReference: nameOfImage(asWord(row.Image) ?? ""),
    imageId: asWord(row.ImageID) ?? "",
    labels,
    state,
    startedAt: null,
    finishedAt: null,
    exitCode: state === "exited" && exited !== undefined ? Number(exited) : null,
    reason: null,
    restarts: null,
    publishedPorts: publishedPortsOf(row.Ports),
    isolation: null,
  };
}

/** The API writes a list of names with a slash, links of other containers (`/web/db`) among them; the command a text. */
function nameOf(names: unknown): string {
  const all = typeof names === "string" ? names.split(",") : asTexts(names);
  const bare = all.map((name) => name.trim().replace(/^\//, ""));
  return bare.find((name) => name !== "" && !name.includes("/")) ?? bare[0] ?? "";
}

/** Commands print `a=b,c=d`; a comma inside a value is told by the missing name after it. */
function labelsOf(labels: unknown): Record<string, string> {
  if (typeof labels !== "string") return asLabels(labels);
  const pairs = labels.split(/,(?=[\w./-]+=)/).map((pair) => pair.split(/=(.*)/s));
  return Object.fromEntries(
    pairs.flatMap(([key, value]) => (key && value !== undefined ? [[key, value]] : [])),
  );
}

/** Before Docker 20 the printed rows had no state, only the sentence. */
function stateOf(word: string | null, status: string): ContainerFact["state"] {
  const known = word?.toLowerCase() ?? "";
  if (STATES.includes(known)) return known as ContainerFact["state"];
  if (known === "dead") return "exited";
  if (known !== "") return "unknown";
  if (/\(Paused\)$/.test(status)) return "paused";
  if (/^Up\b/.test(status)) return "running";
  if (/^(Exited|Dead)\b/.test(status)) return "exited";
  return /^Created\b/.test(status) ? "created" : "unknown";
}

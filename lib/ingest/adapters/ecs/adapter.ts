import { brokenOf, entriesOf } from "../../document/stream.ts";
import type { InventoryFact } from "../../reading/inventory.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { arnOf } from "../arn.ts";
import { asObject, asObjects, asWord, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally, type Tally } from "../tally.ts";
import { type Task, taskOf } from "./task.ts";

export const ecs: Adapter = {
  format: "ecs",
  title: "Amazon ECS: describe-tasks, task state change events (JSON)",
  tier: "full",
  version: 1,
  stream: true,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const answer = asObject(document);
  if (answer === null) return false;
  if (asObject(answer.detail) !== null) return answer["detail-type"] === "ECS Task State Change";
  if (Array.isArray(answer.tasks))
    return answer.tasks.length === 0 ? "failures" in answer : isTask(answer.tasks[0]);
  return isTask(answer);
}

const isTask = (value: unknown): boolean => {
  const task = asObject(value);
  return task !== null && "taskArn" in task && "taskDefinitionArn" in task;
};

/** Tasks are described by name, a hundred at most: what is absent closes nothing. */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null) throw new UnreadableDocument("", "no tasks");
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const tasks = entriesOf(document).flatMap(({ at, value }) => tasksOf(asObject(value), at, tally));
  const families = mergedFamilies(tasks);
  const hosts = new Map(tasks.flatMap(({ host }) => (host === null ? [] : [[host.name, host] as const])));
  const facts: InventoryFact[] = [
    clusterFact(tasks),
    ...hosts.values(),
    ...families,
    ...tasks.flatMap((task) => task.containers),
  ];
  return talliedReading(tally, {
    format: ecs.format,
    tool: { name: "Amazon ECS", version: null },
    subjects: families.map(({ name }) => ({ kind: "workload", name, digest: null })),
    facts: tasks.length === 0 ? [] : facts,
    needs: "cluster",
  });
}

function tasksOf(answer: JsonObject | null, at: string, tally: Tally): Task[] {
  const listed = Array.isArray(answer?.tasks);
  const raws: readonly unknown[] = listed
    ? (answer?.tasks as unknown[])
    : [asObject(answer?.detail) ?? answer];
  for (const failure of asObjects(answer?.failures)) {
    const reason = `${asWord(failure.arn) ?? "a task"}: ${asWord(failure.reason) ?? "not described"}`;
    tally.notes.push({ path: step(at, "failures"), reason, loses: false });
  }
  return raws.flatMap((raw, index) => {
    const object = asObject(raw);
    if (object !== null) tally.counts.objects += 1;
    const task = object === null ? null : taskOf(object);
    if (task !== null) return [task];
    tally.skipped.push({ path: listed ? step(step(at, "tasks"), index) : at, reason: "no task of a family" });
    return [];
  });
}

/** Where all tasks are of one cluster, its ARN tells it from another. */
function clusterFact(tasks: readonly Task[]): InventoryFact {
  const arns = new Set(tasks.map(({ cluster }) => cluster));
  const uid = arns.size === 1 ? ([...arns][0] ?? null) : null;
  return { kind: "cluster", uid, name: arnOf(uid)?.name ?? null, orchestrator: "ecs", version: null };
}

/** A thousand runs are one workload: with the images of all of them. */
function mergedFamilies(tasks: readonly Task[]): Task["workload"][] {
  const families = new Map<string, Task["workload"]>();
  for (const { family, workload } of tasks) {
    const known = families.get(family);
    const images = [...new Set([...(known?.images ?? []), ...workload.images])];
    families.set(family, { ...workload, images, labels: { ...known?.labels, ...workload.labels } });
  }
  return [...families.values()];
}

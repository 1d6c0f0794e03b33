/** A thread of `fuzz:import`: makes mutants of its formats and has them read, one after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { Chance } from "../chance.ts";
import { asTheWorkerDoes, judge } from "./judge.ts";
import { mutant } from "./mutant.ts";
import { seedsByFormat } from "./seeds.ts";

export interface Task {
  format: string;
  from: number;
  to: number;
}

export interface Batch {
  seed: string;
  corpus: boolean;
  task: Task;
  /** [number of the mutant that is being read, milliseconds of `Date.now` modulo 2³¹ when it began]. */
  watch: SharedArrayBuffer;
}

export interface BatchResult {
  read: number;
  refused: number;
  failures: string[];
  slowestMs: number;
}

const { seed, corpus, task, watch } = workerData as Batch;
const now = new Int32Array(watch);
const formats = seedsByFormat({ corpus });
const seeds = formats.get(task.format)!;
const all = [...formats.values()].flat();
const result: BatchResult = { read: 0, refused: 0, failures: [], slowestMs: 0 };
for (let n = task.from; n < task.to; n++) {
  const chance = new Chance(`${seed}/${task.format}/${n}`);
  const from = seeds[n % seeds.length]!;
  const { bytes, how, canary } = mutant(from, all, chance);
  Atomics.store(now, 0, n);
  Atomics.store(now, 1, Date.now() % 2 ** 31);
  const began = performance.now();
  const { outcome, complaints } = judge(asTheWorkerDoes, bytes, canary);
  result.slowestMs = Math.max(result.slowestMs, performance.now() - began);
  result[outcome] += 1;
  if (complaints.length > 0)
    result.failures.push(`${task.format} ${n} (${from.name}: ${how}): ${complaints.join("; ")}`);
}
Atomics.store(now, 1, 0);
parentPort!.postMessage(result);

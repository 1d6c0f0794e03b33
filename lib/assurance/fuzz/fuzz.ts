import { availableParallelism } from "node:os";
import { setInterval } from "node:timers";
import { Worker } from "node:worker_threads";
import { Chance, freshSeed } from "../chance.ts";
import { suite } from "../suite.ts";
import { plantedReader } from "./planted.ts";
import { seedsByFormat } from "./seeds.ts";
import type { Batch, BatchResult, Task } from "./thread.ts";
import { throughHttp } from "./through-http.ts";

/** Mutants of one thread: small enough that a hang or a crash costs little. */
const BATCH = 2_500;
const HANG_MS = 3_000;
const MEMORY_MB = 512;

/** One thread on one batch; a hang or a death by memory is a failure that names the mutant, and the rest goes on. */
const runBatch = (batch: Omit<Batch, "watch">): Promise<BatchResult & { next: number }> => {
  const watch = new SharedArrayBuffer(8);
  const now = new Int32Array(watch);
  const thread = new Worker(new URL("thread.ts", import.meta.url), {
    workerData: { ...batch, watch } satisfies Batch,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((settle) => {
    const lost = (what: string) => {
      clearInterval(watching);
      const n = Atomics.load(now, 0);
      const failures = [`${batch.task.format} ${n}: ${what}`];
      settle({ read: 0, refused: 0, failures, slowestMs: 0, next: n + 1 });
      void thread.terminate();
    };
    const watching = setInterval(() => {
      const began = Atomics.load(now, 1);
      if (began > 0 && (Date.now() % 2 ** 31) - began > HANG_MS) lost(`not read within ${HANG_MS / 1000} s`);
    }, 250);
    thread.once("message", (result: BatchResult) => {
      clearInterval(watching);
      settle({ ...result, next: batch.task.to });
    });
    thread.once("error", (error) => lost(`the thread died: ${error.message}`));
  });
};

const tasksOf = (formats: string[], n: number): Task[] =>
  formats.flatMap((format) =>
    Array.from({ length: Math.ceil(n / BATCH) }, (_, k) => ({
      format,
      from: k * BATCH,
      to: Math.min(n, (k + 1) * BATCH),
    })),
  );

export const fuzz = suite({
  about:
    "mutated documents of every format are read, or refused with place and reason; nothing crashes, hangs or leaks",
  long: { n: "10000", http: "4000", seed: "", corpus: "yes", only: "" },
  quick: { n: "20", http: "40", seed: "quick", corpus: "no" },
  async run(settings, say) {
    const seed = settings.seed || freshSeed();
    const corpus = settings.corpus === "yes";
    const formats = seedsByFormat({ corpus });
    const names = settings.only === "" ? [...formats.keys()].sort() : settings.only.split(",");
    say(`fuzz:import: seed ${seed}, ${names.length} formats, ${settings.n} mutants each`);
    const total = { read: 0, refused: 0, failures: [] as string[], slowestMs: 0 };
    const queue = tasksOf(names, Number(settings.n));
    const all = queue.length;
    const work = async () => {
      for (let task = queue.shift(); task; task = queue.shift()) {
        const { read, refused, failures, slowestMs, next } = await runBatch({ seed, corpus, task });
        if (next < task.to) queue.unshift({ ...task, from: next });
        total.read += read;
        total.refused += refused;
        total.failures.push(...failures);
        total.slowestMs = Math.max(total.slowestMs, slowestMs);
        if (queue.length % 20 === 0)
          say(`fuzz:import: ${all - queue.length} of ${all} batches, ${total.failures.length} failures`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    total.failures.push(...plantedReader());
    const http = await throughHttp(formats, Number(settings.http), new Chance(`${seed}/http`), say);
    total.failures.push(...http.failures);
    return {
      passed: total.read + total.refused + http.passed,
      failures: total.failures,
      figures: {
        seed,
        read: total.read,
        refused: total.refused,
        "slowest-ms": Math.round(total.slowestMs),
        ...http.figures,
      },
    };
  },
});

import { sql } from "../../db/client.ts";
import { Chance } from "../chance.ts";
import { type TestCollector, testCollectors } from "../collectors.ts";
import { newDatabase } from "../database.ts";
import { settled } from "../deliveries.ts";
import { lane } from "../estate/estate.ts";
import { type Processes, startProcesses } from "../processes.ts";
import { post } from "../sender.ts";
import { suite } from "../suite.ts";
import { BOMBS, type Bomb } from "./bombs.ts";
import { forgetPeak, memoryOf, peakOf } from "./memory.ts";

interface Blast {
  complaints: string[];
  seconds: number;
  /** MiB. */
  webGrowth: number;
  workerPeak: number;
}

/** A body that is refused while it streams costs the web server this much at most; one that is accepted is whole in memory. */
const WEB_GROWTH_MIB = { too_large: 350, unreadable: 900 };
const WORKER_PEAK_MIB = 2_500;

const drop = async (
  bomb: Bomb,
  { url, web, worker }: Processes,
  { token }: TestCollector,
): Promise<Blast> => {
  const body = bomb.body();
  const before = memoryOf(web.pid);
  for (const { pid } of [web, worker]) forgetPeak(pid);
  const began = performance.now();
  const answer = await post(url, token, { body, subjects: [], statedAt: null });
  const complaints: string[] = [];
  // A server that has heard enough may hang up before the sender is through: status 0.
  if (bomb.ends === "too_large" && answer.status !== 413 && answer.status !== 0)
    complaints.push(`answered ${answer.status} instead of 413: ${answer.detail}`);
  if (bomb.ends === "unreadable") {
    if (!answer.accepted) complaints.push(`answered ${answer.status} instead of 202: ${answer.detail}`);
    else complaints.push(...(await setAside(answer.accepted.deliveryId, bomb)));
  }
  const seconds = (performance.now() - began) / 1000;
  if (seconds > bomb.within) complaints.push(`it took ${seconds.toFixed(1)} s, not ${bomb.within} s`);
  const webGrowth = peakOf(web.pid) - before;
  const workerPeak = peakOf(worker.pid);
  if (webGrowth > WEB_GROWTH_MIB[bomb.ends]) complaints.push(`the web server grew by ${webGrowth} MiB`);
  if (workerPeak > WORKER_PEAK_MIB) complaints.push(`the worker grew to ${workerPeak} MiB`);
  return { complaints, seconds, webGrowth, workerPeak };
};

const setAside = async (deliveryId: number, bomb: Bomb): Promise<string[]> => {
  await settled([deliveryId], Date.now() + bomb.within * 2_000 + 20_000);
  const [row] = await sql<{ state: string; code: string | null; reason: string | null }>`
    select state, trouble ->> 'code' as code, trouble ->> 'reason' as reason from delivery where id = ${deliveryId}`;
  return row?.state === "failed" && row.code === "unreadable" && row.reason
    ? []
    : [`it ended as ${row?.state} (${row?.code}: ${row?.reason})`];
};

/** What is honest goes through as before. */
const stillWorks = async ({ url }: Processes, { token }: TestCollector): Promise<string[]> => {
  const { messages } = lane(1, 3, new Date(Date.now() - 600_000), new Chance("after the bombs"));
  const answer = await post(url, token, messages[0]!);
  if (!answer.accepted) return [`afterwards an honest report was answered ${answer.status}`];
  const states = await settled([answer.accepted.deliveryId], Date.now() + 10_000);
  const state = states.get(answer.accepted.deliveryId);
  return state === "applied" || state === "unchanged"
    ? []
    : [`afterwards an honest report ended as ${state}`];
};

export const bombs = suite({
  about: "small documents that unfold to huge ones are refused in seconds, and neither process dies of them",
  long: { which: "all" },
  quick: { which: "short" },
  async run({ which }, say) {
    const database = await newDatabase({ durable: false });
    const processes = await startProcesses(database);
    const collector = (await testCollectors(["bomber"])).get("bomber")!;
    const failures: string[] = [];
    const chosen = BOMBS.filter(
      (bomb) => which === "all" || (which === "short" ? !bomb.long : bomb.name.includes(which)),
    );
    const peaks = { web: 0, worker: 0 };
    for (const bomb of chosen) {
      const { complaints, seconds, webGrowth, workerPeak } = await drop(bomb, processes, collector);
      peaks.web = Math.max(peaks.web, webGrowth);
      peaks.worker = Math.max(peaks.worker, workerPeak);
      if (complaints.length > 0) failures.push(`${bomb.name}: ${complaints.join("; ")}`);
      say(
        `bombs: ${complaints.length === 0 ? "✓" : `✗ ${complaints.join("; ")}:`} ${bomb.name}: ${bomb.ends}, ${seconds.toFixed(1)} s, web +${webGrowth} MiB, worker ${workerPeak} MiB`,
      );
    }
    failures.push(...(await stillWorks(processes, collector)));
    const crashes = processes.web.crashes + processes.worker.crashes;
    if (crashes > 0) failures.push(`${crashes} crashes of web or worker`);
    await Promise.all([processes.web.stop(), processes.worker.stop()]);
    await database.end();
    return {
      passed: chosen.length - failures.length,
      failures,
      figures: { "web-growth-mib": peaks.web, "worker-peak-mib": peaks.worker },
    };
  },
});

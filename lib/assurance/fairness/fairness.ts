import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "../../db/client.ts";
import { Chance, freshSeed } from "../chance.ts";
import { type TestCollector, testCollectors } from "../collectors.ts";
import { newDatabase } from "../database.ts";
import { settled } from "../deliveries.ts";
import { estate } from "../estate/estate.ts";
import type { Message } from "../estate/message.ts";
import { percentile } from "../percentile.ts";
import { startProcesses } from "../processes.ts";
import { insist } from "../sender.ts";
import { suite } from "../suite.ts";

const WIDTH = 16;

/** All of the messages, as fast as they are taken. */
const flood = async (
  url: string,
  { token }: TestCollector,
  messages: Message[],
  deadline: number,
): Promise<number[]> => {
  const accepted: number[] = [];
  const waiting = [...messages];
  const sender = async () => {
    for (let message = waiting.shift(); message; message = waiting.shift())
      accepted.push((await insist(url, token, message, { deadline })).deliveryId);
  };
  await Promise.all(Array.from({ length: WIDTH }, sender));
  return accepted;
};

const queued = async (): Promise<number> => {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from delivery where state = 'queued'`;
  return row!.n;
};

export const fairness = suite({
  about: "one collector's flood does not keep another's single report waiting",
  long: { flood: "1000", within: "5", seed: "" },
  quick: { flood: "100", within: "8", seed: "quick" },
  async run({ flood: size, within, seed: given }, say) {
    const seed = given || freshSeed();
    const database = await newDatabase({ durable: false });
    const processes = await startProcesses(database);
    const deadline = Date.now() + 600_000;
    const start = new Date(Date.now() - 3_600_000);
    const lanes = estate(Math.ceil(Number(size) / 10) + 1, 10, start, new Chance(seed));
    const quiet = lanes.pop()!.messages;
    const crowd = lanes.flatMap((lane) => lane.messages).slice(0, Number(size));
    const collectors = await testCollectors(["crowd", "quiet"]);
    const accepted: number[] = [];
    const flooding = flood(processes.url, collectors.get("crowd")!, crowd, deadline).then((ids) =>
      accepted.push(...ids),
    );
    // Not before there is a line to wait in.
    for (let n = 0; n < Math.min(60, Number(size) / 3) && Date.now() < deadline; n = await queued())
      await sleep(50);
    const waits: number[] = [];
    const lines: number[] = [];
    for (const message of quiet) {
      lines.push(await queued());
      const began = performance.now();
      const { deliveryId } = await insist(processes.url, collectors.get("quiet")!.token, message, {
        deadline,
      });
      await settled([deliveryId], deadline);
      waits.push((performance.now() - began) / 1000);
    }
    await flooding;
    const states = await settled(accepted, deadline);
    await Promise.all([processes.web.stop(), processes.worker.stop()]);
    const slowest = Math.max(...waits);
    const failures =
      slowest > Number(within)
        ? [`a single report waited ${slowest.toFixed(1)} s beside a flood, not ${within} s`]
        : [];
    const lost = accepted.filter((id) => states.get(id) === "failed" || !states.has(id)).length;
    if (lost > 0) failures.push(`${lost} reports of the flood were not applied`);
    if (Math.max(...lines) < 10)
      failures.push("there was no line to wait in: the flood was too small to say anything");
    await database.end();
    say(
      `fairness: ${accepted.length} flooded, ${waits.length} single reports waited ${waits.map((s) => s.toFixed(1)).join(", ")} s`,
    );
    return {
      passed: waits.length,
      failures,
      figures: {
        seed,
        flood: accepted.length,
        "longest-line": Math.max(...lines),
        "p50-s": percentile(waits, 0.5).toFixed(2),
        "slowest-s": slowest.toFixed(2),
      },
    };
  },
});

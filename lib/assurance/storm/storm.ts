import { sql } from "../../db/client.ts";
import { Chance, freshSeed } from "../chance.ts";
import { testCollectors } from "../collectors.ts";
import { newDatabase } from "../database.ts";
import { settled } from "../deliveries.ts";
import { estate } from "../estate/estate.ts";
import { wrongHazards, wrongRollups } from "../invariants.ts";
import { percentile } from "../percentile.ts";
import { signedInPerson } from "../person.ts";
import { startProcesses } from "../processes.ts";
import { type Answer, insist } from "../sender.ts";
import { suite } from "../suite.ts";
import { uploads, watchScreens } from "./people.ts";

/** Answers that tell a sender to come again are an answer; any other 5xx, and a broken connection, are not. */
const isFault = ({ status }: Answer): boolean => status === 0 || (status >= 500 && status !== 503);

const isPatient = ({ status, retryAfter }: Answer): boolean =>
  (status !== 429 && status !== 503) || retryAfter !== null;

export const storm = suite({
  about:
    "all collectors at once: nothing but 202, 429 and 503, everything accepted is applied, screens answer meanwhile",
  long: { collectors: "500", reports: "20", p95: "5", seed: "" },
  quick: { collectors: "20", reports: "3", p95: "8", seed: "quick" },
  async run({ collectors: count, reports, p95, seed: given }, say) {
    const seed = given || freshSeed();
    const database = await newDatabase({ durable: true });
    const { url, web, worker } = await startProcesses(database);
    const deadline = Date.now() + 1_200_000;
    const lanes = estate(Number(count), Number(reports), new Date(Date.now() - 3_600_000), new Chance(seed));
    const collectors = await testCollectors(lanes.map((lane) => lane.name));
    const failures: string[] = [];
    const answers = new Map<number, number>();
    const accepted: number[] = [];
    const latencies: number[] = [];
    const heard = (answer: Answer) => {
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      if (isFault(answer)) failures.push(`a report was answered ${answer.status}: ${answer.detail}`);
      if (!isPatient(answer)) failures.push(`${answer.status} without Retry-After`);
    };
    let over = false;
    const person = await signedInPerson(url);
    const screens = watchScreens(person, () => over);
    await Promise.all(
      lanes.map(async ({ name, messages }) => {
        for (const message of messages) {
          const began = performance.now();
          const { deliveryId } = await insist(url, collectors.get(name)!.token, message, { deadline, heard });
          latencies.push((performance.now() - began) / 1000);
          accepted.push(deliveryId);
        }
      }),
    );
    say(`storm: ${accepted.length} accepted, ${await queued()} wait`);
    // A person's upload goes before what collectors sent.
    const visible = await uploads(person, deadline);
    if (percentile(visible, 0.95) > Number(p95))
      failures.push(
        `uploads were visible after ${percentile(visible, 0.95).toFixed(1)} s (p95), not ${p95} s`,
      );
    const states = await settled(accepted, deadline);
    over = true;
    const slowScreens = await screens;
    failures.push(...slowScreens.failures);
    for (const [id, state] of states) if (state === "failed") failures.push(`delivery ${id} failed`);
    if (states.size !== new Set(accepted).size)
      failures.push(`${accepted.length} accepted, ${states.size} there`);
    failures.push(...(await wrongRollups()), ...(await wrongHazards()));
    if (web.crashes + worker.crashes > 0)
      failures.push(`${web.crashes + worker.crashes} crashes of web or worker`);
    await Promise.all([web.stop(), worker.stop()]);
    await database.end();
    return {
      passed: accepted.length,
      failures,
      figures: {
        seed,
        answers: [...answers]
          .sort(([a], [b]) => a - b)
          .map(([status, n]) => `${status}×${n}`)
          .join(" "),
        "accept-p95-s": percentile(latencies, 0.95).toFixed(2),
        "upload-visible-p95-s": percentile(visible, 0.95).toFixed(2),
        "screen-p95-s": percentile(slowScreens.seconds, 0.95).toFixed(2),
      },
    };
  },
});

const queued = async (): Promise<number> => {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from delivery where state = 'queued'`;
  return row!.n;
};

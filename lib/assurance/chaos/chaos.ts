import { Chance, freshSeed } from "../chance.ts";
import { testCollectors } from "../collectors.ts";
import { newDatabase } from "../database.ts";
import { estate } from "../estate/estate.ts";
import type { Lane } from "../estate/message.ts";
import { wrongHazards, wrongRollups } from "../invariants.ts";
import { plantedLoss } from "../planted-loss.ts";
import { startProcesses } from "../processes.ts";
import { differences, readState, type State } from "../state.ts";
import { suite } from "../suite.ts";
import { auditTrouble, exactlyOnce, stuckJobs } from "./audit.ts";
import { disturb, type Faults } from "./faults.ts";
import { stream } from "./stream.ts";

interface Run {
  state: State;
  trouble: string[];
  faults: Faults;
  answers: Map<number, number>;
  crashes: number;
  entries: number;
}

interface Plan {
  lanes: Lane[];
  width: number;
  faults: { kills: number; crashes: number };
  minutes: number;
}

/** One run of all documents on a database of its own; without faults it says what the end has to be. */
const runOnce = async (plan: Plan, chance: Chance, say: (line: string) => void): Promise<Run> => {
  const database = await newDatabase({ durable: true });
  const processes = await startProcesses(database, { PLIMSOLL_LOG: "silent" });
  const collectors = await testCollectors(plan.lanes.flatMap((l) => l.messages.map((m) => m.collector)));
  const total = plan.lanes.reduce((n, lane) => n + lane.messages.length, 0);
  const deadline = Date.now() + plan.minutes * 60_000;
  let over = false;
  let said = Date.now();
  const progress = (done: number) => {
    if (Date.now() - said < 10_000) return;
    said = Date.now();
    say(`chaos:ingest: ${done} of ${total} documents applied`);
  };
  const disturbing = disturb(processes, database, plan.faults, chance, () => over);
  const streaming = stream(processes.url, collectors, plan.lanes, plan.width, deadline, progress).finally(
    () => {
      over = true;
    },
  );
  const [streamed, faults] = await Promise.all([streaming, disturbing]);
  await processes.worker.stop();
  await processes.web.stop();
  const { entries, trouble } = await auditTrouble();
  trouble.push(...(await exactlyOnce(streamed.accepted)), ...(await stuckJobs()));
  trouble.push(...(await wrongRollups()), ...(await wrongHazards()));
  const state = await readState({ story: true });
  if (plan.faults.kills + plan.faults.crashes > 0) trouble.push(...(await plantedLoss(state, true)));
  await database.end();
  return { state, trouble, faults, answers: streamed.answers, crashes: processes.worker.crashes, entries };
};

/** Documents a lane carries; more lanes, not longer ones, make a longer run. */
const LANE = 20;

export const chaos = suite({
  about: "kills of worker and database during ingest lose, double and half-apply nothing",
  long: { kills: "200", "pg-kills": "50", reports: "2000", seed: "" },
  quick: { kills: "4", "pg-kills": "1", reports: "40" },
  async run(settings, say) {
    const seed = settings.seed || freshSeed();
    say(`chaos:ingest: seed ${seed}`);
    const chance = new Chance(seed);
    const start = new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000);
    const lanes = estate(Math.ceil(Number(settings.reports) / LANE), LANE, start, chance);
    const wanted = { kills: Number(settings.kills), crashes: Number(settings["pg-kills"]) };
    const plan = { lanes, width: 8, faults: { kills: 0, crashes: 0 }, minutes: 20 };
    const calm = await runOnce(plan, chance, say);
    say(`chaos:ingest: undisturbed run done, ${calm.entries} audit entries`);
    const rough = await runOnce({ ...plan, faults: wanted, minutes: 40 }, chance.fork("faults"), say);
    const found = differences(calm.state, rough.state);
    const failures = [...calm.trouble.map((t) => `undisturbed: ${t}`), ...rough.trouble];
    if (found.length > 0)
      failures.push(["the end differs from that of the undisturbed run", ...found].join("\n"));
    const { kills, crashes, slowest } = rough.faults;
    if (kills < wanted.kills || crashes < wanted.crashes)
      say(
        `chaos:ingest: the documents were through after ${kills} kills and ${crashes} crashes; more --reports hold more`,
      );
    return {
      passed: lanes.reduce((n, lane) => n + lane.messages.length, 0),
      failures,
      figures: {
        seed,
        kills,
        "pg-kills": crashes,
        "slowest-restart-s": slowest.toFixed(1),
        answers: [...rough.answers]
          .sort(([a], [b]) => a - b)
          .map(([status, n]) => `${status}×${n}`)
          .join(" "),
        "worker-crashes": rough.crashes,
        "audit-entries": rough.entries,
      },
    };
  },
});

import type { Chance } from "../chance.ts";
import { lane } from "../estate/estate.ts";
import type { Message } from "../estate/message.ts";
import { wrongHazards, wrongRollups } from "../invariants.ts";
import { differences, readState, type State } from "../state.ts";
import { applyAll, forgetAll } from "./apply.ts";
import type { Property } from "./property.ts";
import { shrunk } from "./shrink.ts";

const ORDERS_AN_ESTATE = 6;

const stateAfter = async (messages: readonly Message[]): Promise<State> => {
  await forgetAll();
  const states = await applyAll(messages);
  const trouble = states.filter((state) => state !== "applied" && state !== "unchanged");
  return { ...(await readState({ story: false })), trouble };
};

/** The messages in another order, some of them once more: where something was applied twice, it must not show. */
const rearranged = (messages: readonly Message[], chance: Chance): Message[] =>
  chance.shuffled([...messages, ...messages.filter(() => chance.happens(0.25))]);

/** Counter-examples name few documents: what the others add is left out. */
const explained = async (order: readonly Message[]): Promise<string[]> => {
  const inTime = (some: readonly Message[]) => [...new Set(some)].sort((a, b) => timeOf(a) - timeOf(b));
  const differ = async (some: readonly Message[]) =>
    differences(await stateAfter(inTime(some)), await stateAfter(some));
  const few = await shrunk(order, async (some) => (await differ(some)).length > 0, 80);
  return [
    ...few.map((message, n) => `  ${n + 1}. ${message.label} [${message.collector}]`),
    ...(await differ(few)),
  ];
};

const timeOf = ({ label }: Message): number =>
  Number(
    label
      .match(/at (\d+):(\d+):(\d+)/)!
      .slice(1)
      .join(""),
  );

/** Any order, any repetition: the same state, with roll-ups and hazards that equal a recount after every one. */
export const order: Property = {
  about: "any order and repetition of reports ends in the same state; roll-ups and hazards equal a recount",
  async check(n, chance, say) {
    const failures: string[] = [];
    let passed = 0;
    for (let number = 0; passed + failures.length < n; number++) {
      const own = chance.fork(number);
      const start = new Date(Date.now() - 3_600_000);
      start.setUTCMilliseconds(0);
      const { messages } = lane(number, 3 + own.below(6), start, own);
      const expected = await stateAfter(messages);
      for (let k = 0; k < ORDERS_AN_ESTATE && passed + failures.length < n; k++) {
        const arrival = rearranged(messages, own.fork(`order ${k}`));
        const found = differences(expected, await stateAfter(arrival));
        found.push(...(await wrongRollups()), ...(await wrongHazards()));
        if (found.length === 0) passed += 1;
        else failures.push([`seed ${own.seed}, order ${k}`, ...(await explained(arrival))].join("\n"));
      }
      if (number % 10 === 9) say(`order: ${passed} of ${n} interleavings, ${failures.length} failed`);
      if (failures.length >= 5) break;
    }
    return { passed, failures };
  },
};

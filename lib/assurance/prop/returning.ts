import { type ScannedImage, trivyImage } from "../../../prisma/factories/trivy.ts";
import type { Chance } from "../chance.ts";
import { laneFlaws } from "../estate/flaws.ts";
import { bodyOf, type Message } from "../estate/message.ts";
import { applyAll, forgetAll } from "./apply.ts";
import { presentFindings } from "./present.ts";
import type { Property } from "./property.ts";

const undated = (label: string, chance: Chance, number: number): Message => {
  const image: ScannedImage = {
    repository: `registry.example/returning-${number}`,
    tag: "1",
    content: `returning ${number}`,
    os: { family: "debian", name: "12" },
    flaws: laneFlaws(number, chance.fork("flaws")).filter(() => chance.happens(0.6)),
    at: null,
  };
  return { label, collector: "undated", subjects: [], body: bodyOf(trivyImage(image)), statedAt: null };
};

/** Documents that do not say when they were made count as of their arrival: the last to arrive is right. */
export const returning: Property = {
  about: "X, Y, X of documents without a time ends in X, however often each is sent",
  async check(n, chance) {
    const failures: string[] = [];
    for (let number = 0; number < n; number++) {
      const own = chance.fork(number);
      const documents = [undated("X", own.fork("x"), number), undated("Y", own.fork("y"), number)];
      const [x] = documents;
      await forgetAll();
      await applyAll([x!]);
      const alone = await presentFindings();
      const before = Array.from({ length: 1 + own.below(4) }, () => own.pick(documents));
      await applyAll([...before, x!]);
      const now = await presentFindings();
      const arrived = `X, ${before.map(({ label }) => label).join(", ")}, X`;
      if (JSON.stringify(now) !== JSON.stringify(alone))
        failures.push(
          `seed ${own.seed}: after ${arrived} there is\n${now.join("\n")}\ninstead of\n${alone.join("\n")}`,
        );
    }
    return { passed: n - failures.length, failures };
  },
};

import { trivyImage } from "../../../prisma/factories/trivy.ts";
import { systemActor } from "../../access/actor.ts";
import { applyDelivery } from "../../ingest/jobs.ts";
import { acceptReport } from "../../ingest/write.ts";
import { testCollectors } from "../collectors.ts";
import { HOSTILE } from "./hostile.ts";

/** Texts that scanners could pass on from whoever named the package. */
const TEXTS = HOSTILE.filter((text) => text.length < 500 && text.isWellFormed() && !text.includes("\0"));

const document = (at: number): object => {
  const text = (shift: number) => TEXTS[(at + shift) % TEXTS.length]!;
  return trivyImage({
    repository: `registry.example/hostile/${at}`,
    tag: "1",
    content: `hostile ${at}`,
    os: { family: "debian", name: text(1) },
    at: new Date(Date.now() - 3_600_000).toISOString(),
    flaws: [0, 1, 2].map((n) => ({
      id: n === 0 ? text(2) : `CVE-2099-${60_000 + at * 3 + n}`,
      package: text(3 + n),
      type: "npm",
      version: text(4 + n),
      fixed: text(5 + n),
      severity: "critical",
      title: text(6 + n),
      path: text(7 + n),
    })),
  });
};

/** Documents full of hostile texts, applied. @returns how many */
export const hostileDocuments = async (): Promise<number> => {
  const { actor } = (await testCollectors(["hostile"])).get("hostile")!;
  for (const at of TEXTS.keys()) {
    const { deliveryId } = await acceptReport(
      { ...actor, requestId: systemActor("suite").requestId },
      {
        body: Buffer.from(JSON.stringify(document(at))),
        subjects: [],
        statedAt: null,
        idempotencyKey: null,
        fileName: `${TEXTS[at]!}.json`,
      },
    );
    await applyDelivery({ deliveryId }, { attempt: 1, last: false });
  }
  return TEXTS.length;
};

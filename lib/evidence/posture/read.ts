import type { Actor } from "../../access/actor.ts";
import { csvText } from "../../exports/table-text.ts";
import { readEstate } from "../../posture/estate/read.ts";
import { readScopeName } from "../../posture/labels/read.ts";
import { readEstateAt } from "../../posture/moment/read.ts";
import { getPosture } from "../../posture/read.ts";
import type { PostureLine } from "../../posture/schema.ts";
import type { ExecutiveQuery } from "../../reports/schema.ts";
import { exportExecutiveReport } from "../../reports/write.ts";
import { collected, utf8 } from "../collect.ts";
import { readStandingReports } from "../sources/read.ts";
import type { PackContent } from "../write.ts";

const COLUMNS = [
  { key: "kind", title: "Kind", value: (row: PostureLine) => row.kind },
  { key: "label", title: "Line", value: (row: PostureLine) => row.label },
  { key: "detail", title: "Detail", value: (row: PostureLine) => row.detail },
  { key: "assets", title: "Assets", value: (row: PostureLine) => row.assets },
  { key: "share", title: "Share, points", value: (row: PostureLine) => row.share },
  { key: "gain", title: "Gain, points", value: (row: PostureLine) => row.gain },
];

async function* once<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows;
}

/** The posture of a scope, now or of a moment: the PDF, its JSON twin and the ledger as CSV. */
export const postureContent = async (actor: Actor, query: ExecutiveQuery): Promise<PackContent> => {
  const { scope, at } = query;
  const { bytes } = await exportExecutiveReport(actor, query);
  const pdf = await collected(bytes);
  const posture = await getPosture(actor, scope, at);
  const assets = at ? await readEstateAt(scope, at) : await readEstate(scope);
  const csv: Uint8Array[] = [];
  for await (const text of csvText(COLUMNS, once(posture.ledger))) csv.push(utf8(text));
  const name = (await readScopeName(scope)) ?? "Whole estate";
  return {
    subject: { kind: "posture", id: scope, title: `Security posture, ${name}`, scope: name },
    files: [
      { name: "report.pdf", bytes: pdf },
      { name: "report.json", bytes: utf8(`${JSON.stringify(posture, null, 2)}\n`) },
      {
        name: "ledger.csv",
        bytes: await collected(
          (async function* () {
            yield* csv;
          })(),
        ),
      },
    ],
    reports: await readStandingReports(assets.map(({ id }) => id)),
  };
};

import { randomUUID } from "node:crypto";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { type ExportFile, recorded } from "../../exports/write.ts";
import { PRODUCT } from "../../reports/write.ts";
import { cycloneDxDocument } from "../cyclonedx.ts";
import type { Issue, Saying } from "../document.ts";
import { openVexDocument } from "../openvex.ts";
import { walkSayings } from "../read.ts";
import type { VexExport } from "../schema.ts";

/** All decisions on vulnerabilities as a VEX document; that it was taken is recorded. */
export const exportVex = (actor: Actor, { format, author = actor.name }: VexExport): ExportFile => {
  demand(actor, "export:create");
  const at = clock().toISOString();
  const issue: Issue = { id: randomUUID(), author, at, product: PRODUCT };
  const tally = { rows: 0 };
  const write = format === "openvex" ? openVexDocument : cycloneDxDocument;
  const text = write(issue, counted(walkSayings(actor), tally));
  return {
    fileName: `plimsoll-${at.slice(0, 10)}.${format === "openvex" ? "openvex" : "cdx"}.json`,
    contentType: format === "openvex" ? "application/json" : "application/vnd.cyclonedx+json; version=1.6",
    bytes: recorded(encoded(text), actor, { name: "vex", query: { format, author, id: issue.id }, tally }),
  };
};

async function* counted(pages: AsyncGenerator<Saying[]>, tally: { rows: number }): AsyncGenerator<Saying[]> {
  for await (const page of pages) {
    tally.rows += page.length;
    yield page;
  }
}

async function* encoded(text: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of text) yield encoder.encode(piece);
}

import { createHash } from "node:crypto";
import product from "../../package.json" with { type: "json" };
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { record } from "../audit/write.ts";
import { copyAtomic } from "../db/transaction.ts";
import { readEstate } from "../posture/estate/read.ts";
import { readEstateAt } from "../posture/moment/read.ts";
import { getMovement } from "../posture/movement/read.ts";
import { getPosture } from "../posture/read.ts";
import { executiveReport } from "./pdf/executive-report.ts";
import { readReportsInEffect } from "./read.ts";
import type { ExecutiveQuery } from "./schema.ts";

/** A file that is being made; its export is recorded when the last piece has left, or the reader has. */
export interface ReportFile {
  fileName: string;
  bytes: AsyncGenerator<Uint8Array>;
}

export const PRODUCT = { name: "Plimsoll", version: product.version };

interface Export {
  subject: { kind: string; id: string };
  query: Record<string, unknown>;
  rows: number;
}

/** Hands the pieces on and records the export, whole or broken off, with the digest of what left. */
export async function* recordedExport(
  pieces: AsyncGenerator<Uint8Array>,
  actor: Actor,
  { subject, query, rows }: Export,
): AsyncGenerator<Uint8Array> {
  const digest = createHash("sha256");
  let complete = false;
  try {
    for await (const piece of pieces) {
      digest.update(piece);
      yield piece;
    }
    complete = true;
  } finally {
    const detail = { query, rows, complete, sha256: digest.digest("hex") };
    await copyAtomic((tx) => record(tx, actor, { action: "report.exported", subject, detail }));
  }
}

/** The posture of a scope on two pages. @throws AppError forbidden, not_found */
export const exportExecutiveReport = async (
  actor: Actor,
  { scope, timeZone, at }: ExecutiveQuery,
): Promise<ReportFile> => {
  demand(actor, "export:create");
  const posture = await getPosture(actor, scope, at);
  const assets = at ? await readEstateAt(scope, at) : await readEstate(scope);
  const inEffect = await readReportsInEffect(
    assets.map((asset) => asset.id),
    at,
  );
  const since = posture.change && new Date(posture.change.since);
  const movement = since && (await getMovement(actor, { scope, from: since, to: at }));
  const bytes = executiveReport({
    posture,
    movement,
    ...inEffect,
    requestedBy: actor.name,
    timeZone,
    product: PRODUCT,
  });
  return {
    fileName: `plimsoll-posture-${scope.replaceAll(/[^\w.-]+/g, "-")}-${posture.instant.slice(0, 10)}.pdf`,
    bytes: recordedExport(bytes, actor, {
      subject: { kind: "posture", id: scope },
      query: { scope, timeZone, instant: posture.instant },
      rows: inEffect.reports.count,
    }),
  };
};

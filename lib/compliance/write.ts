import { createHash } from "node:crypto";
import product from "../../package.json" with { type: "json" };
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { record } from "../audit/write.ts";
import { copyAtomic } from "../db/transaction.ts";
import { frameworkReport } from "../reports/pdf/framework-report.ts";
import { getFrameworkEvaluation } from "./read.ts";
import type { ReportQuery } from "./schema.ts";

/** A file that is being made; its export is recorded when the last piece has left, or the reader has. */
export interface ReportFile {
  fileName: string;
  bytes: AsyncGenerator<Uint8Array>;
}

/** The PDF of a framework over a scope, from one reading of it. @throws AppError forbidden, not_found */
export const exportFrameworkReport = async (
  actor: Actor,
  frameworkId: string,
  { cluster, timeZone }: ReportQuery,
): Promise<ReportFile> => {
  demand(actor, "export:create");
  const { framework, evaluation, scope, clusters, exceptions, provenance } = await getFrameworkEvaluation(
    actor,
    frameworkId,
    { cluster },
  );
  const instant = new Date(evaluation.evaluatedAt);
  const bytes = frameworkReport({
    framework,
    evaluation,
    scope,
    instant,
    timeZone,
    clusterNames: Object.fromEntries(clusters.map(({ id, name }) => [String(id), name])),
    exceptions,
    provenance: { product: { name: "Plimsoll", version: product.version }, ...provenance },
  });
  const query = {
    framework: frameworkId,
    cluster: cluster ?? null,
    timeZone,
    instant: evaluation.evaluatedAt,
  };
  return {
    fileName: `plimsoll-${frameworkId}-${evaluation.evaluatedAt.slice(0, 10)}.pdf`,
    bytes: recorded(bytes, actor, { ...query, rows: evaluation.controls.length }),
  };
};

async function* recorded(
  pieces: AsyncGenerator<Uint8Array>,
  actor: Actor,
  { rows, ...query }: { framework: string; rows: number; [key: string]: unknown },
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
    const subject = { kind: "framework", id: query.framework };
    const detail = { query, rows, complete, sha256: digest.digest("hex") };
    await copyAtomic((tx) => record(tx, actor, { action: "report.exported", subject, detail }));
  }
}

import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { advisoryReport } from "../reports/pdf/advisory-report.ts";
import { PRODUCT, type ReportFile, recordedExport } from "../reports/write.ts";
import { getAnswer } from "./read.ts";

/** The answer about an advisory on one page; that it was made is recorded. @throws AppError forbidden */
export const exportAnswer = async (actor: Actor, name: string, timeZone: string): Promise<ReportFile> => {
  demand(actor, "export:create");
  const answer = await getAnswer(actor, name);
  const bytes = advisoryReport({ answer, requestedBy: actor.name, timeZone, product: PRODUCT });
  return {
    fileName: `plimsoll-${answer.name.replaceAll(/[^\w.-]/g, "-")}-${answer.instant.slice(0, 10)}.pdf`,
    bytes: recordedExport(bytes, actor, {
      subject: { kind: "advisory", id: answer.name },
      query: { advisory: answer.name, timeZone, instant: answer.instant },
      rows: answer.counts.open,
    }),
  };
};

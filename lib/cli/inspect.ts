import { parseArgs } from "node:util";
import { AppError } from "../errors.ts";
import { unpacked } from "../http/body.ts";
import { type Inspection, inspectDocument } from "../ingest/inspect.ts";
import { UnreadableDocument } from "../ingest/reading.ts";
import { readInput } from "./input.ts";
import { INSPECT_OPTIONS } from "./options.ts";

/** `plimsoll inspect FILE [--json]` (`-`: what comes through the pipe; gzip and zstd are unpacked): what the document says before any merging. 2: nobody recognises it, or it is broken. */
export const inspect = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: INSPECT_OPTIONS });
  const [file] = positionals;
  if (!file || positionals.length > 1) {
    console.error("Usage: plimsoll inspect FILE [--json]");
    return 2;
  }
  try {
    const inspection = inspectDocument(await unpacked((await readInput(file)).body, null));
    console.log(values.json ? JSON.stringify(inspection) : summary(inspection));
    return 0;
  } catch (error) {
    const { path, reason } = refusal(error, file);
    console.log(
      values.json
        ? JSON.stringify({ error: { path, reason } })
        : `${file}: ${path ? `${path}: ` : ""}${reason}`,
    );
    return 2;
  }
};

const refusal = (error: unknown, file: string): { path: string; reason: string } => {
  if (error instanceof UnreadableDocument) return { path: error.path, reason: error.message };
  if (error instanceof AppError) return { path: "", reason: error.message };
  const { code } = error as { code?: string };
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
    return { path: "", reason: `cannot read ${file} (${code})` };
  throw error;
};

const summary = ({ format, tool, scannedAt, subjects, counts, bySeverity, skipped }: Inspection): string => {
  const { checks, ...flat } = counts;
  const numbers = Object.entries(flat).filter(([, n]) => n > 0);
  const outcomes = Object.entries(checks).filter(([, n]) => n > 0);
  const named = subjects.slice(0, 5).map((s) => `${s.kind} ${s.name}`);
  return [
    `${format}, ${tool.name} ${tool.version ?? "(version not stated)"}, ${scannedAt ?? "time not stated"}`,
    `about ${named.join(", ") || "nothing it names"}${subjects.length > 5 ? ` and ${subjects.length - 5} more` : ""}`,
    ...numbers.map(([what, n]) => `  ${what.padEnd(18)} ${n}`),
    ...outcomes.map(([what, n]) => `  checks ${what.padEnd(11)} ${n}`),
    ...(Object.keys(bySeverity).length > 0
      ? [
          `  by severity        ${Object.entries(bySeverity)
            .map(([s, n]) => `${s} ${n}`)
            .join(", ")}`,
        ]
      : []),
    ...skipped.slice(0, 20).map((skip) => `  skipped ${skip.path || "(document)"}: ${skip.reason}`),
    ...(skipped.length > 20 ? [`  and ${skipped.length - 20} more skipped`] : []),
  ].join("\n");
};

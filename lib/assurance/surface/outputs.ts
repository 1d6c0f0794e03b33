import { inflateRawSync, inflateSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { call } from "./call.ts";
import type { Caller } from "./callers.ts";
import type { ApiRoute } from "./routes.ts";

export type OutputKind = "csv" | "xlsx" | "pdf";

export interface OutputFile {
  name: string;
  kind: OutputKind;
  bytes: Buffer;
}

const wanted = (path: string): readonly OutputKind[] =>
  path.endsWith("/export") ? ["csv", "xlsx"] : path.endsWith("/report") ? ["pdf"] : [];

/** Every export in every form of a table, and every report, that needs no parameter. */
export const exportedFiles = async (routes: readonly ApiRoute[], caller: Caller): Promise<OutputFile[]> => {
  const files: OutputFile[] = [];
  for (const route of routes.filter(({ method, path }) => method === "GET" && !path.includes("{"))) {
    for (const kind of wanted(route.path)) {
      const response = await call(route, caller, { query: kind === "pdf" ? "" : `?format=${kind}` });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status === 200) files.push({ name: `${route.path} as ${kind}`, kind, bytes });
    }
  }
  return files;
};

const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Files in a zip by name, as writers of workbooks pack them. */
const unzipped = (bytes: Buffer): Map<string, string> => {
  const files = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((shift) => bytes.readUInt16LE(at + shift));
    const place = bytes.readUInt32LE(at + 42);
    const from = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    const data = bytes.subarray(from, from + size);
    const text = method === 8 ? inflateRawSync(data) : data;
    files.set(bytes.toString("utf8", at + 46, at + 46 + name!), text.toString("utf8"));
    at += 46 + name! + extra! + comment!;
  }
  return files;
};

/** Cells that a spreadsheet would run. */
export const dangerousCells = async (kind: "csv" | "xlsx", bytes: Buffer): Promise<string[]> => {
  if (kind === "csv") {
    const rows = parse(bytes, { bom: true, relax_column_count: true }) as string[][];
    return rows
      .flat()
      .filter((cell) => FORMULA.test(cell) && !NUMBER.test(cell))
      .map((cell) => `a formula: ${cell}`);
  }
  // In a workbook a cell is a formula by its element, never by its text.
  return [...unzipped(bytes)]
    .filter(([, text]) => /<f[ >]|ddeLink|externalLink|vbaProject/.test(text))
    .map(([name]) => `a formula or link in ${name}`);
};

const ACTIONS =
  /\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|SubmitForm|ImportData|RichMedia|URI|GoToR)\b/g;

/** What a PDF would do, in its objects and in its packed object streams; texts that are drawn do not count. */
export const dangerousPdf = (bytes: Buffer): string[] => {
  const text = bytes.toString("latin1");
  const streams = [...text.matchAll(/\/ObjStm[\s\S]*?stream\r?\n([\s\S]*?)endstream/g)].map(([, packed]) =>
    inflateSync(Buffer.from(packed!, "latin1")).toString("latin1"),
  );
  const outside = text
    .replaceAll(/stream\r?\n[\s\S]*?endstream/g, "")
    .replaceAll(/\((?:\\.|[^\\()])*\)/g, "()");
  return [outside, ...streams].flatMap((part) =>
    [...part.matchAll(ACTIONS)].map(([name]) => `the action ${name}`),
  );
};

import { parseArgs } from "node:util";

/** Options after the bench's name. `present`: occurrences that are there before anything is timed; `rows`: to scroll. */
export const benchOptions = (): { runs: number; present: number; rows: number } => {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "5" },
      present: { type: "string", default: "1000000" },
      data: { type: "string" },
      scale: { type: "string" },
      rows: { type: "string", default: "100000" },
    },
  });
  return { runs: Number(values.runs), present: Number(values.present), rows: Number(values.rows) };
};

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** The time that a share of them (0 to 1) does not exceed. */
export const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)]!;

/** Seconds that `work` took, with its answer. */
export const timed = async <T>(work: () => T | Promise<T>): Promise<{ seconds: number; value: T }> => {
  const started = performance.now();
  const value = await work();
  return { seconds: (performance.now() - started) / 1000, value };
};

/** The line every bench ends with; times in seconds, by run. */
export const ratioLine = (
  name: string,
  product: number[],
  limit: number[],
  more: Record<string, string | number> = {},
): string => {
  const [p, l] = [median(product), median(limit)];
  const digits = l < 0.1 ? 5 : 3;
  const pairs = Object.entries(more).map(([key, value]) => ` ${key} ${value}`);
  return `${name} ratio ${(p / l).toFixed(2)} (product ${p.toFixed(digits)} s, limit ${l.toFixed(digits)} s, runs ${product.length})${pairs.join("")}`;
};

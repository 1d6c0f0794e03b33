import type { StoredEntry } from "./log-verifier.ts";

/**
 * An audit bundle is JSON lines: one header, then entries in order, each checkpoint right after the last entry
 * it covers. Every line is exactly what JSON.stringify makes of its object, so nothing can hide in its spelling.
 */
export const BUNDLE_FORMAT = "plimsoll-audit-bundle/1";

export interface BundleHeader {
  format: typeof BUNDLE_FORMAT;
  /** Verifier key of the log (C2SP signed-note text form); its name is the checkpoints' origin. */
  key: string;
  /** Where the bundle begins: the tree and chain before its first entry, and the checkpoint that signed them. */
  from: { size: number; frontier: string; chain: string; checkpoint: string | null };
  /** Size of the log at the bundle's end; the last line is a checkpoint of this size. */
  to: number;
}

export const headerLine = ({ key, from, to }: Omit<BundleHeader, "format">): string =>
  JSON.stringify({
    format: BUNDLE_FORMAT,
    key,
    from: { size: from.size, frontier: from.frontier, chain: from.chain, checkpoint: from.checkpoint },
    to,
  });

export const entryLine = ({ seq, leaf, chain, text }: StoredEntry): string =>
  JSON.stringify({ seq, leaf: leaf.toString("hex"), chain: chain.toString("hex"), entry: text });

export const checkpointLine = (note: string): string => JSON.stringify({ checkpoint: note });

import { clock } from "../clock.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { readEntry } from "./entry-text.ts";
import { emptyFrontier } from "./frontier.ts";
import { auditSigner } from "./key-file.ts";
import { BrokenLog, CHAIN_START, LogVerifier } from "./log-verifier.ts";
import { readCheckpoints, readStoredEntries, readTree } from "./read.ts";
import { parseVerifier, type Verifier } from "./signed-note.ts";
import { saveVerification, sequenceAll } from "./write.ts";

/** Gives recorded entries their place and signs a checkpoint when due. Run every second or so; idle runs are cheap. */
export const sequenceAudit = async (): Promise<void> => {
  await sequenceAll(auditSigner());
};

/** Re-reads the whole stored log against its checkpoints and keeps the answer for the audit page. */
export const verifyAudit = async (): Promise<void> => {
  const tree = await readTree();
  if (!tree?.key) return;
  const log = new LogVerifier(emptyFrontier(), CHAIN_START);
  let problem: string | null = null;
  try {
    await reread(log, tree.size, parseVerifier(tree.key));
  } catch (error) {
    if (!(error instanceof BrokenLog)) throw error;
    problem = error.message;
  }
  await saveVerification(log.frontier.size, clock(), problem);
};

type Stored = Awaited<ReturnType<typeof readStoredEntries>>[number];

const reread = async (log: LogVerifier, size: number, key: Verifier): Promise<void> => {
  while (log.frontier.size < size) {
    const done = log.frontier.size;
    const entries = await readStoredEntries(done, size);
    const checkpoints = await readCheckpoints(done, entries.at(-1)?.stored.seq ?? size);
    let next = 0;
    for (const entry of entries) {
      log.entry(entry.stored);
      compareCopies(entry);
      for (; checkpoints[next]?.size === entry.stored.seq; next++)
        log.checkpoint(opened(checkpoints[next]!.note, key, log));
    }
    if (entries.length === 0)
      throw new BrokenLog(done + 1, `entries ${done + 1} to ${size} are missing`, size);
  }
};

const opened = (note: string, key: Verifier, log: LogVerifier) => {
  try {
    return readCheckpoint(note, key);
  } catch (error) {
    const { size } = log.frontier;
    throw new BrokenLog(log.signed + 1, `the checkpoint of entry ${size}: ${(error as Error).message}`, size);
  }
};

/** The columns beside the text are copies; one that says something else would hide the entry from a filter. */
const compareCopies = ({ stored, copies }: Stored): void => {
  const said = readEntry(stored.text);
  const expected = {
    at: said.at,
    action: said.action,
    actorId: said.actor.id,
    subject: `${said.subject.kind}/${said.subject.id}`,
  };
  for (const name of ["at", "action", "actorId", "subject"] as const) {
    if (copies[name] !== expected[name]) {
      throw new BrokenLog(
        stored.seq,
        `the ${name} column of entry ${stored.seq} does not say what its text says`,
      );
    }
  }
};

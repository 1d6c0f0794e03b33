import { clock } from "../clock.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { deliverCheckpoints } from "./delivery/write.ts";
import { readEntry } from "./entry-text.ts";
import { emptyFrontier } from "./frontier.ts";
import { auditSigner } from "./key-file.ts";
import { BrokenLog, CHAIN_START, LogVerifier } from "./log-verifier.ts";
import { readCheckpoints, readListedEntries, readTree } from "./read.ts";
import { readSealed } from "./segments/read.ts";
import { parseVerifier, type Verifier } from "./signed-note.ts";
import { saveVerification, sequenceAll } from "./write.ts";

/** Gives recorded entries their place and signs a checkpoint when due. Run every second or so; idle runs are cheap. */
export const sequenceAudit = async (): Promise<void> => {
  await sequenceAll(auditSigner());
};

/** Takes checkpoints to where the operator wants them, out of this machine's reach. */
export const takeCheckpoints = async (): Promise<void> => deliverCheckpoints();

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

type Stored = Awaited<ReturnType<typeof readListedEntries>>[number];

const reread = async (log: LogVerifier, size: number, key: Verifier): Promise<void> => {
  while (log.frontier.size < size) {
    const done = log.frontier.size;
    const entries = await nextSteps(log, size);
    if (entries.length === 0)
      throw new BrokenLog(done + 1, `entries ${done + 1} to ${size} are missing`, size);
    const checkpoints = await readCheckpoints(done, done + entries.length);
    let next = 0;
    for (const step of entries) {
      step();
      for (; checkpoints[next]?.size === log.frontier.size; next++)
        log.checkpoint(opened(checkpoints[next]!.note, key, log));
    }
  }
};

/** How the verifier takes each of the next entries: with its copies, from its segment, or by its hash alone. */
const nextSteps = async (log: LogVerifier, size: number): Promise<(() => void)[]> => {
  const sealed = await readSealed(log.frontier.size);
  if (!sealed) {
    const listed = await readListedEntries(log.frontier.size, size);
    return listed.map((entry) => () => {
      log.entry(entry.stored);
      compareCopies(entry);
    });
  }
  if ("leaves" in sealed) return sealed.leaves.map((leaf) => () => log.known(leaf));
  return sealed.entries.map((entry) => () => log.entry(entry));
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

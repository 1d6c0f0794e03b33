import { systemActor } from "../access/actor.ts";
import { appendAll, signedCheckpoint } from "./appender.ts";
import { checkpointLine, entryLine, headerLine } from "./bundle.ts";
import { entryText } from "./entry-text.ts";
import { emptyFrontier } from "./frontier.ts";
import { CHAIN_START } from "./log-verifier.ts";
import { newKeyPem, type Signer, signerOf } from "./signed-note.ts";

/** Entries between checkpoints of a made-up log. */
export const EVERY = 250;
export const AT = new Date("2026-03-01T12:00:00Z");
export const signer = signerOf(newKeyPem());

export const textOf = (n: number): string =>
  entryText(
    systemActor("test"),
    { action: "finding.triaged", subject: { kind: "finding", id: n } },
    AT,
    `id-${n}`,
  );

/** A log as lines; `every` entries a checkpoint. Line 0 is the header. */
export const logOf = (texts: string[], key: Signer = signer, every = EVERY): string[] => {
  const frontier = emptyFrontier();
  let chain = CHAIN_START;
  const body: string[] = [];
  for (let start = 0; start < texts.length; start += every) {
    const batch = texts.slice(start, start + every).map((entry, id) => ({ id, entry }));
    const result = appendAll(frontier, chain, batch);
    chain = result.chain;
    body.push(
      ...result.rows.map(({ seq, entry, leaf, chain: link }) =>
        entryLine({ seq, text: entry, leaf, chain: link }),
      ),
    );
    body.push(checkpointLine(signedCheckpoint(frontier, AT, key).note));
  }
  const from = { size: 0, frontier: "", chain: CHAIN_START.toString("hex"), checkpoint: null };
  return [headerLine({ key: key.vkey, from, to: texts.length }), ...body];
};

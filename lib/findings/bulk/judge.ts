import { hash } from "node:crypto";
import { AppError } from "../../errors.ts";
import { type Transition, transition } from "../lifecycle.ts";
import type { LockedFinding } from "../triage/lock/locked.ts";
import type { BulkDeed } from "./schema.ts";

/** What one deed does to each of these findings: those it changes, and why the others stay. */
export interface Judged {
  changes: { finding: LockedFinding; to: Transition | null }[];
  refused: { reason: string; count: number }[];
}

/**
 * Which findings a deed can be done to.
 *
 * @throws AppError invalid when it can be done to none for want of a comment or justification
 */
export const judge = (findings: Iterable<LockedFinding>, deed: BulkDeed): Judged => {
  const changes: Judged["changes"] = [];
  const reasons = new Map<string, number>();
  for (const finding of findings) {
    const outcome = attempt(finding, deed);
    if (typeof outcome === "string") reasons.set(outcome, (reasons.get(outcome) ?? 0) + 1);
    else changes.push({ finding, to: outcome });
  }
  return { changes, refused: [...reasons].map(([reason, count]) => ({ reason, count })) };
};

const attempt = (finding: LockedFinding, deed: BulkDeed): Transition | null | string => {
  if (deed.kind !== "verdict") return null;
  try {
    const { status, comment, justification } = deed;
    return transition(finding.closed ? "closed" : finding.status, status, { comment, justification });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return error.message;
    throw error;
  }
};

/** The digest of an exact set: ids with the versions they were shown in, ascending. SHA-256 in hexadecimal. */
export const digestOf = (findings: Iterable<Pick<LockedFinding, "id" | "version">>): string =>
  hash(
    "sha256",
    [...findings]
      .sort((a, b) => a.id - b.id)
      .map(({ id, version }) => `${id}:${version}`)
      .join("\n"),
  );

import { type Actor, systemActor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { record } from "../audit/write.ts";
import { type CopyTx, copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { type Transition, transition } from "../findings/lifecycle.ts";
import type { LockedFinding } from "../findings/triage/lock/locked.ts";
import { lockFindings } from "../findings/triage/lock/write.ts";
import { decide, demandPerson, type Move } from "../findings/triage/write.ts";
import type { Reading } from "../ingest/reading.ts";
import { type Candidate, findCandidates } from "./candidates/read.ts";
import { covering } from "./covering.ts";
import type { MatchState, VexAnswer, VexAnswered, VexTrust } from "./schema.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** Keeps what a document's author says; answers the numbers of its statements. The same document says nothing new. */
export const keepStatements = async (
  tx: CopyTx,
  { format, statements = [] }: Reading,
  { reportId, collectorId, order }: { reportId: number; collectorId: number; order: { observedAt: string } },
): Promise<number[]> => {
  if (statements.length === 0) return [];
  const rows = statements.map((one, position) => ({
    position,
    author: one.author,
    stated_at: one.at ?? order.observedAt,
    names: [one.vulnerability, ...one.aliases],
    products: one.products,
    status: one.status,
    justification: one.justification,
    impact: one.impact,
    action: one.action,
  }));
  await tx.sql`
    insert into vex_statement (report_id, collector_id, position, format, author, stated_at, names, products, status,
      justification, impact, action, recorded_at)
    select ${reportId}::int, ${collectorId}::int, position, ${format}, author, stated_at,
      array(select jsonb_array_elements_text(names)), products, status, justification, impact, action, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) s(position int, author text, stated_at text, names jsonb,
      products jsonb, status text, justification text, impact text, action text)
    on conflict do nothing`;
  const kept = await tx.sql<{ id: number }>`
    select id from vex_statement where report_id = ${reportId} and collector_id = ${collectorId}`;
  return kept.map((row) => row.id);
};

interface Judged {
  candidate: Candidate;
  verdict: Verdict;
  state: MatchState;
  whole: boolean;
}

/**
 * Holds statements against findings, new ones of either: a trusted author's newest word decides, another's waits
 * for a person, and what a person has decided stands whoever says otherwise.
 */
export const considerStatements = async (
  tx: CopyTx,
  about: { statementIds: number[]; findingIds: number[] },
): Promise<void> => {
  const touched = judgedOf(await findCandidates(tx, about)).map((one) => one.candidate.findingId);
  if (touched.length === 0) return;
  // Which word is the newest takes all of them: an old statement may arrive after its successor.
  const all = await findCandidates(tx, { statementIds: [], findingIds: [...new Set(touched)] });
  const judged = judgedOf(all);
  const newest = new Map<number, Judged>();
  for (const one of judged) {
    const { findingId } = one.candidate;
    if (newest.has(findingId) && ["suggested", "applied"].includes(one.state)) one.state = "superseded";
    else if (one.whole && one.state !== "dismissed" && !newest.has(findingId)) newest.set(findingId, one);
  }
  const moving = judged.filter((one) => one.state === "applied");
  await applyVerdicts(tx, systemActor("vex"), moving);
  await keepMatches(tx, judged);
};

const judgedOf = (candidates: Candidate[]): Judged[] =>
  newestFirst(candidates).flatMap((candidate) => {
    const covers = covering(candidate.says.products, candidate.finding);
    return covers === null ? [] : [judge(candidate, covers === "whole")];
  });

const newestFirst = (candidates: Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) =>
    a.statedAt === b.statedAt ? b.statementId - a.statementId : a.statedAt < b.statedAt ? 1 : -1,
  );

const judge = (candidate: Candidate, whole: boolean): Judged => {
  const verdict = verdictOf(candidate.says);
  return { candidate, verdict, whole, state: stateOf(candidate, verdict, whole) };
};

const stateOf = (
  { known, status, decided, trusted }: Candidate,
  verdict: Verdict,
  whole: boolean,
): MatchState => {
  if (known === "dismissed") return "dismissed";
  const same =
    status === verdict.status && (verdict.justification ?? null) === (decided?.justification ?? null);
  if (same) return known === "applied" ? "applied" : "agrees";
  if (decided?.byPerson) return "overruled";
  return trusted && whole ? "applied" : "suggested";
};

/** Writes those verdicts that the finding's life allows; the others become suggestions, with the reason. */
const applyVerdicts = async (
  tx: CopyTx,
  actor: Actor,
  judged: Pick<Judged, "candidate" | "verdict" | "state">[],
): Promise<{ findingId: number; reason: string }[]> => {
  const wanted = judged.filter(({ candidate, verdict }) => !isSaid(candidate, verdict));
  if (wanted.length === 0) return [];
  const locked = await lockFindings(
    tx,
    wanted.map(({ candidate }) => candidate.findingId),
  );
  const refused: { findingId: number; reason: string }[] = [];
  const moves: Move[] = [];
  for (const one of wanted) {
    const { findingId, statementId } = one.candidate;
    const finding = locked.get(findingId);
    const to = finding ? attempt(finding, one.verdict) : "There is no such finding.";
    if (typeof to === "string" || !finding) {
      refused.push({ findingId, reason: String(to) });
      one.state = "suggested";
    } else moves.push({ finding, to, statementId });
  }
  if (moves.length === 0) return refused;
  await decide(tx, actor, moves);
  await record(tx, actor, {
    action: "vex.applied",
    subject: { kind: "findings", id: String(moves.length), name: `${moves.length} findings` },
    before: moves.map(({ finding }) => ({ id: finding.id, name: finding.name, status: finding.status })),
    after: moves.map(({ finding, to, statementId }) => ({ id: finding.id, status: to.status, statementId })),
  });
  return refused;
};

const isSaid = ({ status, decided }: Candidate, verdict: Verdict): boolean =>
  status === verdict.status && verdict.justification === (decided?.justification ?? null);

/** What was settled is opened first: an author may change their mind where people would reopen by hand. */
const attempt = (
  finding: LockedFinding,
  { status, comment, justification }: Verdict,
): Transition | string => {
  try {
    if (finding.closed) return transition("closed", status, { comment, justification });
    const from = SETTLED.includes(finding.status) && status !== "open" ? "open" : finding.status;
    return transition(from, status, { comment, justification });
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
};
const SETTLED = ["false_positive", "not_affected", "risk_accepted"];

const keepMatches = (tx: CopyTx, judged: Judged[]) =>
  tx.sql`
    insert into vex_match (statement_id, finding_id, state, whole, at)
    select s, f, state, whole, ${tx.now} from unnest(${judged.map((j) => j.candidate.statementId)}::int[],
      ${judged.map((j) => j.candidate.findingId)}::int[], ${judged.map((j) => j.state)}::text[],
      ${judged.map((j) => j.whole)}::bool[]) m(s, f, state, whole)
    on conflict (statement_id, finding_id) do update set state = excluded.state, whole = excluded.whole, at = excluded.at
    where (vex_match.state, vex_match.whole) is distinct from (excluded.state, excluded.whole)`;

/** A person agrees with suggestions, or lays them aside. @throws AppError forbidden, not_found */
export const answerSuggestions = (actor: Actor, { accept, matches }: VexAnswer): Promise<VexAnswered> => {
  demandPerson(actor);
  return copyAtomic(async (tx) => {
    const ids = matches.map((one) => one.statementId);
    const findingIds = matches.map((one) => one.findingId);
    const open = await tx.sql<{ s: number; f: number }>`
      select m.statement_id as s, m.finding_id as f from vex_match m
      join unnest(${ids}::int[], ${findingIds}::int[]) w(s, f) on m.statement_id = w.s and m.finding_id = w.f
      where m.state in ('suggested', 'overruled') for update of m`;
    if (open.length === 0) throw new AppError("not_found", "None of these suggestions waits any more.");
    const wanted = new Set(open.map(({ s, f }) => `${s} ${f}`));
    const candidates = accept
      ? (await findCandidates(tx, { statementIds: open.map(({ s }) => s), findingIds: [] })).filter((one) =>
          wanted.has(`${one.statementId} ${one.findingId}`),
        )
      : [];
    const judged = candidates.map((candidate) => ({
      candidate,
      verdict: verdictOf(candidate.says),
      state: "applied" as MatchState,
      whole: true,
    }));
    const refused = await applyVerdicts(tx, actor, judged);
    const state = accept ? "applied" : "dismissed";
    const failed = new Set(refused.map((one) => one.findingId));
    const done = open.filter(({ f }) => !failed.has(f));
    await tx.sql`
      update vex_match m set state = ${state}, at = ${tx.now}
      from unnest(${done.map(({ s }) => s)}::int[], ${done.map(({ f }) => f)}::int[]) w(s, f)
      where m.statement_id = w.s and m.finding_id = w.f`;
    await record(tx, actor, {
      action: accept ? "vex.accepted" : "vex.dismissed",
      subject: { kind: "findings", id: String(done.length), name: `${done.length} suggestions` },
      after: done.map(({ s, f }) => ({ statementId: s, findingId: f })),
      detail: { refused },
    });
    return { applied: accept ? done.length : 0, dismissed: accept ? 0 : done.length, refused };
  });
};

/** Whether an author's word through a collector decides by itself. Trust reaches back to what waits; its end undoes nothing. */
export const setTrust = (actor: Actor, { collectorId, author, trusted }: VexTrust): Promise<void> => {
  demand(actor, "settings:manage");
  return copyAtomic(async (tx) => {
    const statements = await tx.sql<{ id: number }>`
      select id from vex_statement where collector_id = ${collectorId} and author = ${author}`;
    if (statements.length === 0)
      throw new AppError("not_found", `No statement of “${author}” came through this collector.`);
    await tx.sql`
      insert into vex_trust (collector_id, author, trusted, user_id, at)
      values (${collectorId}, ${author}, ${trusted}, ${actor.id}::uuid, ${tx.now})
      on conflict (collector_id, author) do update set trusted = excluded.trusted, user_id = excluded.user_id, at = excluded.at`;
    await record(tx, actor, {
      action: "vex.trust_set",
      subject: { kind: "collector", id: collectorId },
      after: { author, trusted },
    });
    if (trusted)
      await considerStatements(tx, { statementIds: statements.map(({ id }) => id), findingIds: [] });
  });
};

import { asList, asObject, asObjects, asText, asWord, type JsonObject, step } from "../json-value.ts";

/** One thing that a gate of a policy found in an image. */
export interface GateFinding {
  at: string;
  gate: string;
  trigger: string;
  message: string;
  /** stop, warn or go. */
  action: string;
  allowed: boolean;
}

/** One image held against one policy. */
export interface Evaluation {
  at: string;
  tag: string;
  digest: string | null;
  time: unknown;
  /** Null where the tool was not asked for details. */
  findings: GateFinding[] | null;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export function isPolicyEvaluation(document: unknown): boolean {
  const first = asObject(Array.isArray(document) ? document[0] : document);
  if (first === null) return false;
  if ("finalAction" in first && "detail" in first) return true;
  if ("evaluatedTag" in first && Array.isArray(first.evaluations)) return true;
  const [entry] = Object.entries(first);
  const [tagged] = Object.values(asObject(entry?.[1]) ?? {});
  const evaluation = asObject(asList(tagged)[0]);
  return (
    DIGEST.test(entry?.[0] ?? "") && evaluation !== null && "policyId" in evaluation && "status" in evaluation
  );
}

/** What anchorectl writes flat or under its image, and anchore-cli by digest, tag and image. */
export function evaluationsIn(document: unknown): Evaluation[] {
  const isList = Array.isArray(document);
  return asList(isList ? document : [document]).flatMap((raw, index) => {
    const stated = asObject(raw);
    const at = isList ? step("", index) : "";
    if (stated === null) return [];
    if ("finalAction" in stated) return [flatEvaluation(stated, at, "detail")];
    if (!("evaluatedTag" in stated)) return keyedEvaluations(stated, at);
    const image = { tag: stated.evaluatedTag, imageDigest: stated.imageDigest };
    return asObjects(stated.evaluations).map((evaluation, nth) =>
      flatEvaluation({ ...evaluation, ...image }, step(step(at, "evaluations"), nth), "details"),
    );
  });
}

function flatEvaluation(stated: JsonObject, at: string, key: "detail" | "details"): Evaluation {
  const details = asList(stated[key]);
  const first = asObjects(details)[0];
  return {
    at,
    tag: asWord(stated.tag) ?? asText(first?.tag),
    digest: asWord(stated.digest) ?? asWord(stated.imageDigest),
    time: stated.evaluationTime ?? stated.lastEvaluation,
    findings: details.map((raw, index) => {
      const detail = asObject(raw);
      return {
        at: step(step(at, key), index),
        gate: asText(detail?.gate),
        trigger: asWord(detail?.triggerName) ?? asText(detail?.trigger),
        message: asWord(detail?.description) ?? asText(detail?.message),
        action: asWord(detail?.status) ?? asText(detail?.action),
        allowed: isAllowed(detail?.allowlisted ?? detail?.whitelisted),
      };
    }),
  };
}

function keyedEvaluations(stated: JsonObject, at: string): Evaluation[] {
  return Object.entries(stated).flatMap(([digest, tags]) =>
    Object.entries(asObject(tags) ?? {}).flatMap(([tag, evaluations]) =>
      asObjects(evaluations).map((evaluation, index) => {
        const own = step(step(step(at, digest), tag), index);
        const findings = tablesIn(asObject(evaluation.detail), own);
        return { at: own, tag, digest, time: evaluation.last_evaluation, findings };
      }),
    ),
  );
}

/** Rows under `detail.result.result.IMAGE.result`, by the columns of their header. */
function tablesIn(detail: JsonObject | null, at: string): GateFinding[] | null {
  const images = asObject(asObject(detail?.result)?.result);
  if (images === null) return null;
  return Object.entries(images).flatMap(([image, raw]) => {
    const table = asObject(asObject(raw)?.result);
    const header = asList(table?.header).map((column) => asText(column).toLowerCase());
    const place = `${step(`${at}/detail/result/result`, image)}/result/rows`;
    return asList(table?.rows).map((row, index) => {
      const cell = (column: string) => asList(row)[header.indexOf(column)];
      return {
        at: step(place, index),
        gate: asText(cell("gate")),
        trigger: asText(cell("trigger")),
        message: asText(cell("check_output")),
        action: asText(cell("gate_action")),
        allowed: isAllowed(cell("whitelisted")),
      };
    });
  });
}

/** False, or an object that names the allowlist. */
const isAllowed = (value: unknown): boolean => value === true || asObject(value) !== null;

import type { Attestation } from "../../reading/package.ts";
import { utcTime } from "../../scan-time.ts";
import { asList, asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { withoutCredentials } from "../source-url.ts";
import type { Envelope } from "./envelope.ts";

/** What an in-toto statement (v0.1, v1) says of its subjects. SLSA provenance v0.1, v0.2 and v1 name a builder. */
export function attestationOf({ statement, signers, loggedAt }: Envelope): Attestation {
  const predicate = asObject(statement.predicate);
  return {
    predicateType: asText(statement.predicateType),
    subjects: subjectsOf(statement),
    builder: builderOf(predicate),
    materials: materialsOf(predicate),
    signers,
    at:
      timesOf(predicate)
        .map(utcTime)
        .find((time) => time !== null) ?? loggedAt,
  };
}

function subjectsOf(statement: JsonObject): Attestation["subjects"] {
  return asObjects(statement.subject).flatMap((subject) => {
    const name = withoutCredentials(asText(subject.name) || asText(subject.uri));
    const hex = asWord(asObject(subject.digest)?.sha256)?.toLowerCase() ?? "";
    return /^[0-9a-f]{64}$/.test(hex) ? [{ name, digest: `sha256:${hex}` }] : [];
  });
}

function builderOf(predicate: JsonObject | null): string | null {
  const since1 = asObject(asObject(predicate?.runDetails)?.builder);
  return asWord(since1?.id) ?? asWord(asObject(predicate?.builder)?.id);
}

function materialsOf(predicate: JsonObject | null): string[] {
  const since1 = asList(asObject(predicate?.buildDefinition)?.resolvedDependencies);
  const materials = [...asObjects(predicate?.materials), ...asObjects(since1)];
  return asTexts(
    materials.map((material) => withoutCredentials(asText(material.uri) || asText(material.name))),
  );
}

/** When it was finished, else begun; cosign's own predicates have a time of their own. */
function timesOf(predicate: JsonObject | null): unknown[] {
  const metadata = asObject(predicate?.metadata);
  const run = asObject(asObject(predicate?.runDetails)?.metadata);
  return [
    run?.finishedOn,
    metadata?.buildFinishedOn,
    metadata?.scanFinishedOn,
    run?.startedOn,
    metadata?.buildStartedOn,
    metadata?.scanStartedOn,
    predicate?.Timestamp,
    predicate?.timeVerified,
  ];
}

import type { PackageMention } from "../../reading/package.ts";
import type { Component, Observation, Skip } from "../../reading.ts";
import { firstIssue } from "../document-shape.ts";
import { fileComponent } from "../file-component.ts";
import { asObject, asText, step } from "../json-value.ts";
import { countObservation, type Tally } from "../tally.ts";
import { EXCEPTED, readMisconfiguration } from "./misconfiguration.ts";
import { readPackage } from "./package.ts";
import { classOf } from "./result-class.ts";
import { TrivyResult } from "./schema.ts";
import { readSecret } from "./secret.ts";
import { newVulnerabilityMemo, readVulnerability, type VulnerabilityMemo } from "./vulnerability.ts";

/** One target of a scan, read. */
export interface ReadResult {
  target: string;
  class: string;
  observations: Observation[];
  packages: number;
  bill: PackageMention[];
  /** The document sets some of its findings aside here, so what is absent may still be there. */
  suppresses: boolean;
}

export interface ResultsContext {
  tally: Tally;
  memo: VulnerabilityMemo;
  /** What a misconfiguration is in; null: the file that the target names. */
  checked: Component | null;
  /** Key of the slice of a configuration target. */
  configSlice: (target: string) => string;
}

export function resultsContext(tally: Tally): ResultsContext {
  return {
    tally,
    memo: newVulnerabilityMemo(),
    checked: null,
    configSlice: (target) => `trivy:config:${target}`,
  };
}

/** Every result under `pointer`; a broken one, or a broken entry of one, leaves a line in `skipped`. */
export function readResults(
  results: readonly unknown[],
  pointer: string,
  context: ResultsContext,
): ReadResult[] {
  return results.flatMap((raw, index) => {
    const at = step(pointer, index);
    const parsed = TrivyResult.safeParse(raw);
    if (parsed.success) return [readResult(parsed.data, at, context)];
    const { path, reason } = firstIssue(parsed.error);
    context.tally.skipped.push({ path: `${at}${path}`, reason });
    return [];
  });
}

function readResult(result: TrivyResult, at: string, context: ResultsContext): ReadResult {
  const { tally } = context;
  const { class: resultClass, packageType } = classOf(result);
  const isOs = resultClass === "os-pkgs";
  const packages = {
    packageType,
    slice: isOs ? "trivy:os-pkgs" : "trivy:lang-pkgs",
    place: isOs ? "" : result.Target,
    memo: context.memo,
  };
  const checks = {
    slice: context.configSlice(result.Target),
    component: context.checked ?? fileComponent(result.Target),
    file: result.Target,
  };
  const observations: Observation[] = [];
  const read = (name: "Vulnerabilities" | "Misconfigurations" | "Secrets", reader: Reader) =>
    readEntries(result[name], step(at, name), tally, reader, observations);
  read("Vulnerabilities", (raw) => readVulnerability(raw, packages));
  read("Misconfigurations", (raw) => readMisconfiguration(raw, checks));
  read("Secrets", (raw) => readSecret(raw, result.Target, "trivy:secret"));
  tally.counts.licenses += result.Licenses?.length ?? 0;
  skipUnread(result, at, tally);
  return {
    target: result.Target,
    class: resultClass,
    observations,
    packages: result.Packages?.length ?? 0,
    bill: readPackages(result.Packages ?? [], step(at, "Packages"), tally, packages),
    suppresses: (result.ExperimentalModifiedFindings?.length ?? 0) > 0,
  };
}

/** Only there where the scan was told to list all packages. */
function readPackages(
  entries: readonly unknown[],
  pointer: string,
  tally: Tally,
  where: { packageType: string; place: string },
): PackageMention[] {
  return entries.flatMap((raw, index) => {
    const read = readPackage(raw, where);
    if (typeof read === "string") {
      tally.skipped.push({ path: step(pointer, index), reason: read });
      return [];
    }
    tally.counts.components += 1;
    return [read];
  });
}

type Reader = (raw: unknown) => Observation | string;

function readEntries(
  entries: readonly unknown[] | null | undefined,
  pointer: string,
  tally: Tally,
  reader: Reader,
  into: Observation[],
): void {
  if (!entries) return;
  for (let index = 0; index < entries.length; index += 1) {
    const read = reader(entries[index]);
    if (typeof read === "string") {
      tally.skipped.push(skip(step(pointer, index), read));
      continue;
    }
    into.push(read);
    countObservation(tally, read);
  }
}

function skip(path: string, reason: string): Skip {
  return reason === EXCEPTED ? { path, reason, loses: false } : { path, reason };
}

/** What the tool itself set aside, and what nobody can make a finding of. */
function skipUnread(result: TrivyResult, at: string, tally: Tally): void {
  for (const [index, raw] of (result.ExperimentalModifiedFindings ?? []).entries()) {
    const entry = asObject(raw);
    const [status, source] = [asText(entry?.Status), asText(entry?.Source)];
    const path = step(step(at, "ExperimentalModifiedFindings"), index);
    tally.skipped.push({
      path,
      reason: `set aside by ${source || "the tool"}: ${status || "modified"}`,
      loses: false,
    });
  }
  for (const index of (result.CustomResources ?? []).keys()) {
    const path = step(step(at, "CustomResources"), index);
    tally.skipped.push({ path, reason: "a custom resource, not a finding", loses: false });
  }
}

import { type Observation, type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { firstIssue } from "../document-shape.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { redactValues } from "../redact-values.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, type TargetList, targetsIn } from "../target-list.ts";
import { type IssueContext, isLicenseIssue, readIssue, SNYK_SLICE } from "./issue.ts";
import { SnykProject } from "./schema.ts";
import { isOfImage, type SnykSubject, subjectOf } from "./subject.ts";

/** Policies, severity thresholds and lost ways to packages leave things out unsaid: what is absent closes nothing. */
export const snyk: Adapter = {
  format: "snyk",
  title: "Snyk: images and projects (snyk container test --json, snyk test --json)",
  tier: "additive",
  version: 1,
  recognises: (document) => isProject(Array.isArray(document) ? document[0] : document),
  read,
};

/** A project, or the tool's word that it could not test one. */
function isProject(value: unknown): boolean {
  const project = asObject(value);
  if (project === null) return false;
  if (isFailure(project)) return "path" in project;
  const own = ["projectName", "dependencyCount", "uniqueCount", "packageManager", "licensesPolicy"];
  return "vulnerabilities" in project && own.filter((key) => key in project).length >= 2;
}

const isFailure = (project: JsonObject): boolean =>
  project.ok === false && asWord(project.error) !== null && !("vulnerabilities" in project);

interface State {
  tally: Tally;
  targets: TargetList;
  subjects: SnykSubject[];
  rules: IssueContext["rules"];
  /** The image that applications of the document are in. */
  image: SnykSubject | null;
}

function read(document: unknown): Reading {
  const state: State = {
    tally: newTally(),
    targets: newTargetList(),
    subjects: [],
    rules: new Map(),
    image: null,
  };
  const isList = Array.isArray(document);
  const failures: string[] = [];
  for (const [index, raw] of (isList ? document : [document]).entries()) {
    const failure = readProject(raw, isList ? step("", index) : "", state);
    if (failure !== null) failures.push(failure);
  }
  const [failure] = failures;
  if (failure !== undefined && state.subjects.length === 0)
    throw new UnreadableDocument(isList ? "/0" : "", failure);
  const shown = new Map(state.subjects.map((subject) => [JSON.stringify(subject.shown), subject.shown]));
  return talliedReading(state.tally, {
    format: snyk.format,
    tool: { name: "Snyk", version: null },
    subjects: [...shown.values()],
    targets: targetsIn(state.targets),
    needs: state.subjects.find(({ needs }) => needs !== null)?.needs ?? null,
  });
}

/** Why nothing of a project can be used, null where it could be read. */
function readProject(raw: unknown, at: string, state: State): string | null {
  const stated = asObject(raw);
  const parsed = SnykProject.safeParse(raw);
  if (!parsed.success || (stated !== null && isFailure(stated))) {
    const issue = parsed.success ? null : firstIssue(parsed.error);
    const reason =
      stated !== null && isFailure(stated)
        ? `the tool failed: ${redactValues(asText(stated.error).slice(0, 1000)).slice(0, 300)}`
        : `${issue?.path ?? ""} ${issue?.reason ?? ""}`.trim();
    state.tally.skipped.push({ path: at, reason });
    return reason;
  }
  const project = parsed.data;
  const subject = state.image !== null && isOfImage(project, state.image) ? state.image : subjectOf(project);
  if (subject.asset.kind === "image") state.image = subject;
  readIssues(project, at, subject, state);
  for (const [index, application] of (project.applications ?? []).entries()) {
    const within = SnykProject.safeParse(application);
    const path = step(step(at, "applications"), index);
    if (within.success) readIssues(within.data, path, subject, state);
    else state.tally.skipped.push({ path, reason: firstIssue(within.error).reason });
  }
  return null;
}

function readIssues(project: SnykProject, at: string, subject: SnykSubject, state: State): void {
  const context: IssueContext = {
    manager: project.packageManager ?? "",
    place: project.displayTargetFile || project.targetFile || "",
    rules: state.rules,
  };
  const observations: Observation[] = [];
  for (const [index, raw] of (project.vulnerabilities ?? []).entries()) {
    const path = step(step(at, "vulnerabilities"), index);
    const observation = readOne(asObject(raw), path, context, state.tally);
    if (observation !== null) observations.push(observation);
  }
  setAside(project, at, state.tally);
  state.subjects.push(subject);
  addToTarget(state.targets, subject.asset, { slices: looked(project) ? [SNYK_SLICE] : [], observations });
}

function readOne(
  issue: JsonObject | null,
  path: string,
  context: IssueContext,
  tally: Tally,
): Observation | null {
  if (isLicenseIssue(issue)) {
    tally.counts.licenses += 1;
    tally.skipped.push({ path, reason: "about a licence, not about security", loses: false });
    return null;
  }
  const observation = readIssue(issue, context);
  if (typeof observation === "string") {
    tally.skipped.push({ path, reason: observation });
    return null;
  }
  countObservation(tally, observation);
  return observation;
}

/** What the user's policy ignores or holds for patched, and what old versions kept apart. */
function setAside({ filtered, docker }: SnykProject, at: string, tally: Tally): void {
  const programs = asObject(asObject(asObject(docker)?.binariesVulns)?.affectedPkgs);
  if (programs !== null && Object.keys(programs).length > 0)
    tally.skipped.push({
      path: step(step(at, "docker"), "binariesVulns"),
      reason: "programs that no package manager installed are not read",
    });
  for (const key of ["ignore", "patch"] as const) {
    for (const [index, raw] of (filtered?.[key] ?? []).entries()) {
      const id = asText(asObject(raw)?.id);
      const why = key === "ignore" ? "ignored by a policy" : "patched, by a policy";
      const path = step(step(step(at, "filtered"), key), index);
      tally.skipped.push({ path, reason: id === "" ? why : `${why}: ${id}`, loses: false });
    }
  }
}

/** A project without packages may be one that the tool could not look into. */
function looked(project: SnykProject): boolean {
  const count = (project as JsonObject).dependencyCount;
  return (project.vulnerabilities ?? []).length > 0 || (typeof count === "number" && count > 0);
}

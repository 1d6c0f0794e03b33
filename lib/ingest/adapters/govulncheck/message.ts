import { UnreadableDocument } from "../../reading.ts";
import { asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import type { Use, VulnerableUse } from "./use.ts";

/** What the messages of one run said, in whatever order they came. */
export interface Run {
  scanner: { name: string; version: string | null };
  database: { name: string; builtAt: unknown } | null;
  /** `symbol` where calls were looked for; `package` and `module` know less. */
  level: string;
  mainModule: string;
  modules: number;
  records: Map<string, JsonObject>;
  uses: VulnerableUse[];
  times: unknown[];
}

export function newRun(): Run {
  return {
    scanner: { name: "govulncheck", version: null },
    database: null,
    level: "symbol",
    mainModule: "",
    modules: 0,
    records: new Map(),
    uses: [],
    times: [],
  };
}

const SHAPES: Record<string, (value: JsonObject) => boolean> = {
  config: ({ protocol_version: version }) => typeof version === "string",
  progress: ({ message, time }) => typeof message === "string" || typeof time === "string",
  SBOM: ({ modules, go_version: version }) => Array.isArray(modules) || typeof version === "string",
  osv: ({ id }) => typeof id === "string",
  finding: ({ osv }) => typeof osv === "string",
};

/** One message of the protocol: an object of which exactly one field is set. */
export function isMessage(value: unknown): boolean {
  const message = asObject(value);
  const [[kind, body] = ["", null], ...rest] = Object.entries(message ?? {});
  const inner = asObject(body);
  return (
    rest.length === 0 && inner !== null && Object.hasOwn(SHAPES, kind) && (SHAPES[kind]?.(inner) ?? false)
  );
}

/**
 * Takes one message in; a text says why it cannot be read.
 * @throws UnreadableDocument when the protocol is of a version that is not known
 */
export function takeMessage(run: Run, value: unknown, at: string): string | null {
  const message = asObject(value);
  if (message === null) return "not an object";
  const [config, sbom, record, finding, progress] = [
    message.config,
    message.SBOM,
    message.osv,
    message.finding,
    message.progress,
  ].map(asObject);
  if (config) takeConfig(run, config, at);
  else if (sbom) takeModules(run, sbom);
  else if (record) run.records.set(asText(record.id), record);
  else if (finding) return takeFinding(run, finding);
  else if (progress) run.times.push(progress.time);
  else return "no message of govulncheck";
  return null;
}

function takeConfig(run: Run, config: JsonObject, at: string): void {
  const protocol = asText(config.protocol_version);
  if (!/^v?[01]\./.test(protocol))
    throw new UnreadableDocument(at, `protocol ${protocol.slice(0, 40)} of govulncheck is not supported`);
  run.scanner = {
    name: asWord(config.scanner_name) ?? "govulncheck",
    version: asWord(config.scanner_version),
  };
  const database = asWord(config.db);
  if (database !== null) run.database = { name: database, builtAt: config.db_last_modified };
  run.level = asWord(config.scan_level) ?? run.level;
}

/** The main module is the one without a version; a binary's is the one that its root package is in. */
function takeModules(run: Run, sbom: JsonObject): void {
  const modules = asObjects(sbom.modules);
  const paths = modules.map(({ path }) => asText(path));
  const roots = asTexts(sbom.roots);
  const open = modules.find(({ version }) => ["", "(devel)"].includes(asText(version)));
  const home = paths.find(
    (path) => path !== "" && roots.some((root) => root === path || root.startsWith(`${path}/`)),
  );
  run.modules = modules.length;
  run.mainModule = home ?? asText(open?.path);
}

/** The trace leads from the vulnerable symbol to where the program calls it. */
function takeFinding(run: Run, finding: JsonObject): string | null {
  const id = asWord(finding.osv);
  const trace = asObjects(finding.trace);
  const [vulnerable] = trace;
  const module = asWord(vulnerable?.module);
  if (id === null) return "no finding.osv";
  if (vulnerable === undefined || module === null) return "no finding.trace with a module";
  const entry = trace.at(-1) ?? vulnerable;
  const use: Use = vulnerable.function ? "called" : vulnerable.package ? "imported" : "required";
  run.uses.push({
    id,
    module,
    version: asText(vulnerable.version),
    fixedVersion: asText(finding.fixed_version),
    use,
    symbol: symbolOf(vulnerable),
    from: trace.length > 1 ? symbolOf(entry) : "",
    place: positionOf(asObject(entry.position)),
  });
  if (use === "called" && trace.length > 1 && run.mainModule === "") run.mainModule = asText(entry.module);
  return null;
}

/** `net/http.(*Server).Serve` as Go prints it. */
function symbolOf(frame: JsonObject): string {
  const receiver = asText(frame.receiver);
  const owner = receiver === "" ? "" : receiver.startsWith("*") ? `(${receiver}).` : `${receiver}.`;
  const name = `${owner}${asText(frame.function)}`;
  return [asText(frame.package), name].filter((part) => part !== "").join(".");
}

export function positionOf(position: JsonObject | null): string {
  const file = asText(position?.filename ?? position?.Filename);
  const line = position?.line ?? position?.Line;
  return file !== "" && typeof line === "number" && line > 0 ? `${file}:${line}` : file;
}

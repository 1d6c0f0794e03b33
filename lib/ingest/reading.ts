import type { FindingKind, Severity } from "../findings/schema.ts";
import type { Area } from "../posture/schema.ts";
import type { InventoryFact } from "./reading/inventory.ts";
import type { Advisory, VexStatement } from "./reading/knowledge.ts";
import type { Attestation, PackageMention } from "./reading/package.ts";
import type { Flow, RuntimeEvent } from "./reading/runtime.ts";

/**
 * A *reading* is what an adapter says about one document: plain values, nothing resolved against the
 * inventory, nothing merged. `plimsoll inspect` prints its counts; the worker resolves and applies the rest.
 */
export interface Reading {
  format: string;
  tool: { name: string; version: string | null };
  /** The document's own scan time as RFC 3339 UTC text, nanoseconds kept; null when absent, unparsable or before 2000. */
  scannedAt: string | null;
  /** Advisory databases and policy bundles the tool used, with their build time where stated. */
  feeds: Feed[];
  /** What the document says it is about, in document order, for people (`inspect`). */
  subjects: { kind: SubjectKind; name: string; digest: string | null }[];
  /** The document's own entries: not merged, before redaction. */
  counts: Counts;
  bySeverity: Partial<Record<Severity, number>>;
  /** Entries left out, each with the reason. Any skip but a whole-document note makes the report one *with gaps*. */
  skipped: Skip[];
  /** Remarks that lose nothing (BOM, UTF-16, lines around the document, duplicate keys, NUL replaced). */
  notes: Skip[];
  targets: Target[];
  facts: InventoryFact[];
  /** Kinds × namespaces of which `facts` is the whole list: what is absent there is gone. With a host: of that host. */
  absences: { objectKind: string; namespace: string | null; host?: string }[];
  /** The kind of subject that must come from the sender or the collector because the document names none. */
  needs: "cluster" | "host" | "source" | "image" | null;
  /** What only some formats bring; absent means none. */
  tagLists?: TagList[];
  events?: RuntimeEvent[];
  flows?: Flow[];
  statements?: VexStatement[];
  advisories?: Advisory[];
  attestations?: Attestation[];
}

/** All tags that a repository has: one that was known and is not among them is gone. */
export interface TagList {
  /** With the registry's host, as images are named. */
  repository: string;
  tags: string[];
}

export interface Feed {
  name: string;
  version: string | null;
  builtAt: string | null;
}

/** `path` is a JSON pointer (RFC 6901), or `line N` for line-oriented documents, or `byte N`. */
export interface Skip {
  path: string;
  reason: string;
  /**
   * False where the document itself sets the entry aside (suppressed, ignored by its own rules): listed for the
   * reader, but no gap. Absent means true: something that should have been read was not.
   */
  loses?: boolean;
}

export type SubjectKind = "cluster" | "host" | "image" | "workload" | "source" | "container" | "object";

export interface Counts {
  vulnerabilities: number;
  misconfigurations: number;
  checks: { pass: number; fail: number; warn: number; info: number };
  secrets: number;
  licenses: number;
  events: number;
  flows: number;
  components: number;
  statements: number;
  advisories: number;
  objects: number;
  results: number;
}

/** One asset that the document speaks about. */
export interface Target {
  asset: AssetMention;
  /** The smallest units of which this document is a complete statement for this asset (domain.md, Ingest 5). */
  slices: Slice[];
  observations: Observation[];
  /** How many packages the document lists for this asset; 0 when it lists only matches. */
  packages: number;
  /** The packages themselves, where the document is a bill of materials. */
  bill?: PackageMention[];
}

/**
 * The unit in which reports supersede each other: the state of (asset, slice) is what the newest report that
 * covers it says. Keys are `tool:part`, e.g. `trivy:os-pkgs`, `trivy:lang-pkgs`, `trivy:config:Dockerfile`,
 * `trivy:secret`, `grype:packages`, `kube-bench:cis-1.6:master:1.2.6`, `cyclonedx:vulnerabilities`.
 */
export interface Slice {
  key: string;
  kind: FindingKind;
  area: Area;
  /** True when somebody really looked: the area becomes assessed. False when the slice only closes what was there. */
  assesses: boolean;
  /** False for additive formats: what is absent closes nothing. */
  complete: boolean;
}

export interface Observation {
  kind: FindingKind;
  /** The key of one of the target's slices. */
  slice: string;
  rule: Rule;
  /** The package, sub-object or file the problem is in: the third part of the finding's identity. */
  component: Component;
  /** Installed version, "" where the tool states none. */
  version: string;
  /** Version that fixes it, "" where there is none. */
  fixedVersion: string;
  /** Where exactly (path in the image, line, resource), "" where unstated. Not part of the identity. */
  place: string;
  severity: Severity;
  /** The tool's own word for the severity where it differs from the vocabulary, for display. */
  toolSeverity: string | null;
  /** fail: a problem. manual: a person must look; no hazard. pass: the check is met (kept for compliance, makes no finding). */
  outcome: "fail" | "manual" | "pass";
  /** The tool's word on the fix: affected, fixed, will_not_fix, end_of_life, …; "" where unstated. */
  fixState: string;
  /** Digest of the image layer that brought it, where stated. */
  layer: string | null;
  /** A sentence of the tool about this very occurrence (message, actual value), redacted; "" where none. */
  detail: string;
}

export interface Rule {
  /** As the tool wrote it, trimmed: CVE-…, GHSA-…, `cis-k8s@1.6/1.2.6`, `trivy/KSV001`, `trivy/secret/aws-access-key-id`. */
  id: string;
  /** Other ids the document claims for the same problem (alias evidence, one-to-one or not). */
  aliases: string[];
  title: string;
  description: string;
  remediation: string;
  references: string[];
  cvss: { version: string; vector: string; score: number; source: string }[];
  /** 0–1 where the document states it. */
  epss: number | null;
  kev: boolean | null;
  publishedAt: string | null;
}

export interface Component {
  /** `deb/openssl`, `npm/@scope/name`, `maven/group/artifact`, `container/app`, `file/etc/passwd`; see identity/component.ts. */
  key: string;
  /** The name people know. */
  name: string;
  /** purl type or tool's package type, `container`, `file`, `resource`, "" where none. */
  type: string;
  purl: string | null;
}

export type AssetMention =
  | ImageMention
  | HostMention
  | ClusterMention
  | WorkloadMention
  | ContainerMention
  | SourceMention;

/** Candidate names stand in the order of domain.md ("Repository of a report"); normalising is identity's business. */
export interface ImageMention {
  kind: "image";
  references: string[];
  tags: string[];
  /** `sha256:…` values known to be config digests (Trivy ImageID, Grype imageID, docker .Id). */
  configDigests: string[];
  /** `repo@sha256:…` or bare `sha256:…` values known to be repository digests. */
  repoDigests: string[];
  /** Shown, never joined on (Grype manifestDigest). */
  manifestDigest: string | null;
  os: { family: string; name: string; endOfLife: boolean | null } | null;
  platform: string | null;
  layers: string[];
  createdAt: string | null;
  sizeBytes: number | null;
  labels: Record<string, string>;
  /** The workload the tool saw it in, where the document says so (Trivy k8s). */
  runsIn: WorkloadMention | null;
  /** Name used when nothing parses as a reference: `unnamed/<collector>/<artifact>`. */
  artifact: string;
}

export interface HostMention {
  kind: "host";
  name: string | null;
  machineId: string | null;
  systemUuid: string | null;
}

export interface ClusterMention {
  kind: "cluster";
  /** A label only: the enrolled id is the identity. */
  name: string | null;
}

export interface WorkloadMention {
  kind: "workload";
  /** As the document says (`ReplicaSet`, `Service` …); non-workload kinds stay on the cluster. */
  objectKind: string;
  namespace: string;
  name: string;
}

/** What runs as this container, where an inventory knows it; else the machine it was on. */
export interface ContainerMention {
  kind: "container";
  /** Full id, or the 12 digits that many tools print. */
  id: string;
  host: HostMention;
}

export interface SourceMention {
  kind: "source";
  /** Repository URL without credentials where known. */
  url: string | null;
  artifact: string;
}

export const noCounts = (): Counts => ({
  vulnerabilities: 0,
  misconfigurations: 0,
  checks: { pass: 0, fail: 0, warn: 0, info: 0 },
  secrets: 0,
  licenses: 0,
  events: 0,
  flows: 0,
  components: 0,
  statements: 0,
  advisories: 0,
  objects: 0,
  results: 0,
});

/** Parsers quote what they stumbled over; NUL and half characters cannot be kept as text. */
const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

/** A document that is broken as a whole: nothing of it can be used. */
export class UnreadableDocument extends Error {
  readonly path: string;
  constructor(path: string, reason: string) {
    super(storable(reason));
    this.name = "UnreadableDocument";
    this.path = storable(path);
  }
}

import type { Severity } from "../findings/schema.ts";
import type { AssetKind } from "../inventory/schema.ts";
import type { Area } from "../posture/schema.ts";

/** Everything known about a scope at one instant that controls can be evaluated from. Instants are RFC 3339 text. */
export interface Evidence {
  /** The live assets in scope. Results on other assets are ignored. */
  assets: AssetInScope[];
  checks: CheckResult[];
  findings: FindingCounts[];
  coverage: AreaCoverage[];
  attestations: Attestation[];
  exceptions: ControlException[];
}

export interface AssetInScope {
  id: string;
  kind: AssetKind;
  name: string;
  cluster: string | null;
  /** Host roles in Kubernetes' words (`control-plane`, `etcd`, …): [] is a plain worker, null is not known. */
  roles: readonly string[] | null;
}

/** The latest word of a tool on one check and asset. Past `expiresAt` it is stale. */
export interface CheckResult extends Observed {
  key: string;
  asset: string;
  outcome: "pass" | "fail" | "manual";
}

/** Open findings of one asset (dismissed and closed ones left out; accepted risks left in, see exceptions). */
export interface FindingCounts {
  asset: string;
  vulnerabilities: Partial<Record<Severity, number>>;
  fixable: Partial<Record<Severity, number>>;
  knownExploited: number;
  secrets: number;
}

/** A tool looked at an area of an asset. The latest per (asset, area, tool). */
export interface AreaCoverage extends Observed {
  asset: string;
  area: Area;
  tool: string;
}

export interface Observed {
  observedAt: string;
  expiresAt: string;
  reportId: string | null;
  reportSha256: string | null;
}

/** A person's word on a control for the whole scope; holds from `effectiveFrom` until `expiresAt`. */
export interface Attestation {
  id: string;
  /** Left out where there is one framework only. */
  framework?: string;
  control: string;
  by: string;
  statement: string;
  effectiveFrom: string;
  expiresAt: string;
}

/** An approved, ending acceptance of a control's failure; `asset` null means on every asset in scope. */
export interface ControlException {
  id: string;
  control: string;
  asset: string | null;
  reason: string;
  effectiveFrom: string;
  expiresAt: string;
}

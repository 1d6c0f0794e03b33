/** What Prowler says of one check on one resource, whatever it is written as. */
export interface ProwlerFinding {
  check: string;
  title: string;
  /** PASS, FAIL, MANUAL, INFO, in capitals. */
  status: string;
  muted: boolean;
  detail: string;
  severity: string;
  provider: string;
  account: string | null;
  description: string;
  remediation: string;
  references: string[];
  resource: { type: string; namespace: string; name: string };
  region: string;
  at: string | null;
  version: string | null;
}

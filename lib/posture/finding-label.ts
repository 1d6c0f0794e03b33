/** What people call a finding. */
export interface FindingLabel {
  id: number;
  kind: number;
  rule: string;
  title: string;
  component: string;
  componentId: number;
  subject: string;
  subjectId: number;
  severity: number;
  team: string | null;
  /** The version that fixes it, "" where there is none. */
  fixed: string;
}

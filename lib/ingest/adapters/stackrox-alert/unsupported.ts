import { asList, asObject, type JsonObject } from "../json-value.ts";

/** What else the product exports, of which nothing is a finding: by its marks, and what to send instead. */
const OTHERS: { marks: (report: JsonObject) => boolean; sentence: string }[] = [
  {
    marks: (report) => {
      const first = asObject(asList(report.policies)[0]);
      return first !== null && "lifecycleStages" in first && "severity" in first;
    },
    sentence: "a set of StackRox policies is not supported: it says what is looked for, not what was found",
  },
  {
    marks: (report) => "serviceAccountPermissionLevel" in report && "clusterId" in report,
    sentence:
      "a StackRox deployment is not supported: workloads are read from Kubernetes (kubectl get --output json)",
  },
  {
    marks: (report) => {
      const first = asObject(asList(report.nodes)[0]);
      return "epoch" in report && first !== null && "entity" in first && "outEdges" in first;
    },
    sentence: "a StackRox network graph is not supported: it has no single connections",
  },
  {
    marks: (report) => {
      const evidence = asObject(report.evidence);
      return evidence !== null && typeof evidence.gzip === "string" && Object.keys(report).length === 1;
    },
    sentence: "StackRox's packed compliance evidence is not supported",
  },
];

/** Why an export of the product is not read; null where the document is none of these. */
export const unsupported = (report: JsonObject): string | null =>
  OTHERS.find(({ marks }) => marks(report))?.sentence ?? null;

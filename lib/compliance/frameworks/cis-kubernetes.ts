import type { Control, Section } from "../framework.ts";
import { Framework } from "../framework.ts";
import { CIS_KUBERNETES } from "./cis-kubernetes-catalogue.ts";
import { CIS_KUBERNETES_VERSIONS } from "./cis-kubernetes-versions.ts";

const SECTIONS: Readonly<Record<string, string>> = {
  "1": "Control plane components",
  "1.1": "Control plane files",
  "1.2": "API server",
  "1.3": "Controller manager",
  "1.4": "Scheduler",
  "2": "etcd",
  "3": "Control plane configuration",
  "3.1": "Authentication and authorisation",
  "3.2": "Logging",
  "4": "Worker nodes",
  "4.1": "Worker node files",
  "4.2": "Kubelet",
  "4.3": "kube-proxy",
  "5": "Policies",
  "5.1": "Access control and service accounts",
  "5.2": "Pod security",
  "5.3": "Network policies",
  "5.4": "Secrets",
  "5.5": "Admission of images",
  "5.6": "General",
  "5.7": "General",
};

interface Row {
  id: string;
  automated: boolean;
  level: number;
  slug: string;
}

/** Evidence older than half a year no longer shows how a cluster is configured today. */
const REVIEW_INTERVAL_DAYS = 180;

const LINE = /^(\d+(?:\.\d+){1,2}) ([AM])([12]) ([a-z0-9-]+)$/;

function rows(table: string): Row[] {
  const parsed = table
    .trim()
    .split("\n")
    .map((line) => {
      const match = LINE.exec(line);
      if (!match) throw new TypeError(`not a benchmark line: "${line}"`);
      return { id: match[1]!, automated: match[2] === "A", level: Number(match[3]), slug: match[4]! };
    });
  return parsed.sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

/** Who answers: control-plane nodes, etcd nodes, every node, or (sections 3 and 5) the cluster as a whole. */
function scopeOf(id: string): Pick<Control, "appliesTo" | "role" | "within" | "per"> {
  switch (id[0]) {
    case "1":
      return { appliesTo: ["host"], role: "control-plane", within: "cluster", per: "asset" };
    case "2":
      return { appliesTo: ["host"], role: "etcd", within: "cluster", per: "asset" };
    case "4":
      return { appliesTo: ["host"], role: null, within: "cluster", per: "asset" };
    default:
      return { appliesTo: ["cluster", "host"], role: null, within: "cluster", per: "cluster" };
  }
}

function control(version: string, row: Row): Control {
  const said = CIS_KUBERNETES[row.slug];
  if (!said) throw new TypeError(`benchmark ${version} ${row.id}: no recommendation "${row.slug}"`);
  const evidence = `A dated review of the running cluster by a named person, with the output that shows: ${said.title}.`;
  return {
    id: row.id,
    section: row.id.slice(0, row.id.lastIndexOf(".")),
    title: said.title,
    requirement: said.requirement,
    assessment: row.automated ? "automated" : "manual",
    level: row.level,
    checks: [`cis-k8s@${version}/${row.id}`],
    manual: row.automated ? null : { evidence, intervalDays: REVIEW_INTERVAL_DAYS },
    ...scopeOf(row.id),
  };
}

function sections(controls: readonly Control[]): Section[] {
  const used = new Set(controls.flatMap(({ section }) => [section.split(".")[0]!, section]));
  return [...used].sort().map((id) => ({
    id,
    title: SECTIONS[id]!,
    parent: id.includes(".") ? id.split(".")[0]! : null,
  }));
}

function benchmark(version: string, table: string): Framework {
  const controls = rows(table).map((row) => control(version, row));
  return Framework.parse({
    id: `cis-kubernetes-${version}`,
    title: "CIS Kubernetes Benchmark",
    version,
    publisher: "Center for Internet Security",
    source: `CIS Kubernetes Benchmark v${version}; recommendation ids as kube-bench publishes them (cfg/cis-${version}).`,
    sections: sections(controls),
    controls,
  });
}

/** Newest version first. */
export const cisKubernetes: readonly Framework[] = Object.entries(CIS_KUBERNETES_VERSIONS).map(
  ([version, table]) => benchmark(version, table),
);

/** The check keys of one recommendation in every version that has it, as alternatives of one check. */
export function cisCheck(slug: string): string {
  const keys = Object.entries(CIS_KUBERNETES_VERSIONS).flatMap(([version, table]) =>
    rows(table)
      .filter((row) => row.slug === slug || row.slug === `${slug}-644`)
      .map((row) => `cis-k8s@${version}/${row.id}`),
  );
  if (keys.length === 0) throw new TypeError(`no benchmark has the recommendation "${slug}"`);
  return keys.join(" | ");
}

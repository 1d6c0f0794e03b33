import { CIS_KUBERNETES_VERSIONS } from "./cis-kubernetes-versions.ts";

/** Numbers of checks by maker, as ranges. A check that is not here is a typing error until its maker publishes it. */
const KUBESCAPE = `1-2 4-9 12-18 20-21 26 30-31 34-39 41-42 44-50 52-63 65-70 73-79 81-82 84-211 212 225-292`;
const TRIVY_WORKLOAD = `1-56 101-125`;
const TRIVY_DOCKERFILE = `1-31`;
const DOCKER_BENCH: Record<string, Record<string, number>> = {
  "1.6.0": { "1.1": 18, "1.2": 2, "2": 19, "3": 24, "4": 12, "5": 32, "6": 2, "7": 9 },
  "1.3.6": { "1.1": 18, "1.2": 2, "2": 18, "3": 24, "4": 12, "5": 31, "6": 2, "7": 10 },
};

const within = (ranges: string, number: number): boolean =>
  ranges.split(" ").some((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return number >= first && number <= last;
  });

/** Why a check pattern (grammar: `check-pattern.ts`) can be no tool's; null where it can. */
export function unknownCheck(pattern: string): string | null {
  if (/^(coverage|vulnerability|secret):/.test(pattern)) return null;
  const [, family = "", version = "", id = ""] = /^([a-z0-9-]+)(?:@([^/]+))?\/(\S+)$/.exec(pattern) ?? [];
  switch (family) {
    case "kubescape":
      return /^C-\d{4}$/.test(id) && within(KUBESCAPE, Number(id.slice(2)))
        ? null
        : "no control of Kubescape";
    case "trivy":
      return isTrivy(id) ? null : "no check of Trivy";
    case "docker-bench":
      return isDockerBench(version, id) ? null : "no check of Docker Bench";
    case "cis-k8s":
      return CIS_KUBERNETES_VERSIONS[version]?.includes(`\n${id} `)
        ? null
        : "no recommendation of this benchmark";
    default:
      return "nobody's";
  }
}

const isTrivy = (id: string): boolean => {
  const [, kind, number] = /^(KSV|DS)(\d+)$/.exec(id) ?? [];
  return within(kind === "DS" ? TRIVY_DOCKERFILE : TRIVY_WORKLOAD, Number(number));
};

const isDockerBench = (version: string, id: string): boolean => {
  const at = id.lastIndexOf(".");
  const last = DOCKER_BENCH[version]?.[id.slice(0, at)] ?? 0;
  const number = Number(id.slice(at + 1));
  return number >= 1 && number <= last;
};

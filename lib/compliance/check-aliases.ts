/**
 * Check keys that mean the same thing under two names. Benchmark versions renumber their tests, so two versions
 * are joined only by a line here, never by equal numbers.
 */
interface BenchmarkAlias {
  family: string;
  version: string;
  sameAs: string;
  /** Why, for the person who checks this line. */
  because: string;
}

const BENCHMARKS: readonly BenchmarkAlias[] = [
  {
    family: "cis-k8s",
    version: "1.11.1",
    sameAs: "1.11",
    because: "kube-bench labels some files of its 1.11 set 1.11.1; ids and meaning are those of 1.11",
  },
  ...["1.6.1", "1.7.0", "1.8.0"].map((version) => ({
    family: "docker-bench",
    version,
    sameAs: "1.6.0",
    because: "docker-bench-security names its own release; since 1.6.0 its tests keep their numbers",
  })),
];

const byBenchmark = new Map(BENCHMARKS.map((alias) => [`${alias.family}@${alias.version}`, alias]));

/**
 * The name under which a check key is looked up. Besides the table above: Trivy has written the same check as
 * `KSV001`, `KSV-0001` and `AVD-KSV-0001` over its releases. Idempotent; unknown keys come back unchanged.
 */
export function canonicalCheckKey(key: string): string {
  const slash = key.indexOf("/");
  if (slash < 0) return key;
  const benchmark = key.slice(0, slash);
  const id = key.slice(slash + 1);
  if (benchmark === "trivy") {
    const match = /^(?:AVD-)?(KSV|KCV|DS)-?(\d+)$/.exec(id);
    return match
      ? `trivy/${match[1]}${String(Number(match[2])).padStart(match[1] === "KCV" ? 4 : 3, "0")}`
      : key;
  }
  const alias = byBenchmark.get(benchmark);
  return alias ? `${alias.family}@${alias.sameAs}/${id}` : key;
}

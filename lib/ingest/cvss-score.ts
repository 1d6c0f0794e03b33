/** Weights of the base metrics: CVSS v3.1 specification, section 7.4; those of v3.0 are the same. */
const V3: Record<string, Record<string, number>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};

/** Privileges weigh more where the scope changes. */
const V3_PRIVILEGES = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
};

/** A Complete Guide to CVSS v2.0, section 3.2.1. */
const V2: Record<string, Record<string, number>> = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 },
  I: { N: 0, P: 0.275, C: 0.66 },
  A: { N: 0, P: 0.275, C: 0.66 },
};

/** The version that a vector names, `2.0` where it names none as v2 vectors do; null where it is no vector. */
export function cvssVersion(vector: string): string | null {
  const named = /^CVSS:(\d\.\d)\//.exec(vector)?.[1];
  return named ?? (/^\(?AV:[LAN]\/AC:[HML]\/Au:[MSN]\//.test(vector) ? "2.0" : null);
}

/**
 * The base score (0–10, one decimal) that a vector of CVSS v2, v3.0 or v3.1 stands for; null for other versions and
 * where a base metric is missing. Temporal and environmental metrics are left aside.
 */
export function cvssScore(vector: string): number | null {
  const version = cvssVersion(vector);
  const metrics = new Map(
    vector
      .replace(/[()]/g, "")
      .split("/")
      .map((pair) => pair.split(":", 2) as [string, string]),
  );
  if (version === "2.0") return scoreV2(metrics);
  return version === "3.0" || version === "3.1" ? scoreV3(metrics) : null;
}

function scoreV3(metrics: Map<string, string>): number | null {
  const scope = metrics.get("S") ?? "";
  const privileges =
    scope === "U" || scope === "C" ? weightIn(V3_PRIVILEGES[scope], metrics.get("PR")) : null;
  const weights = weightsOf(metrics, V3);
  if (weights === null || privileges === null) return null;
  const [vector = 0, complexity = 0, interaction = 0, ...losses] = weights;
  const loss = 1 - losses.reduce((kept, weight) => kept * (1 - weight), 1);
  const changed = scope === "C";
  const impact = changed ? 7.52 * (loss - 0.029) - 3.25 * (loss - 0.02) ** 15 : 6.42 * loss;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * vector * complexity * privileges * interaction;
  return roundedUp(Math.min(10, (impact + exploitability) * (changed ? 1.08 : 1)));
}

function scoreV2(metrics: Map<string, string>): number | null {
  const weights = weightsOf(metrics, V2);
  if (weights === null) return null;
  const [vector = 0, complexity = 0, authentication = 0, ...losses] = weights;
  const impact = 10.41 * (1 - losses.reduce((kept, weight) => kept * (1 - weight), 1));
  if (impact === 0) return 0;
  const exploitability = 20 * vector * complexity * authentication;
  return Math.round((0.6 * impact + 0.4 * exploitability - 1.5) * 1.176 * 10) / 10;
}

/** In the order of the table; null where a metric is missing or has no such value. */
function weightsOf(metrics: Map<string, string>, table: typeof V3): number[] | null {
  const weights = Object.entries(table).map(([metric, values]) => weightIn(values, metrics.get(metric)));
  return weights.every((weight) => weight !== null) ? weights : null;
}

/** A vector is hostile text: `constructor` is no value of any metric. */
function weightIn(values: Record<string, number>, value: string | undefined): number | null {
  return value !== undefined && Object.hasOwn(values, value) ? values[value]! : null;
}

/** To the next tenth, but not because of binary fractions (v3.1, appendix A). */
function roundedUp(score: number): number {
  const hundredThousandths = Math.round(score * 100_000);
  if (hundredThousandths % 10_000 === 0) return hundredThousandths / 100_000;
  return (Math.floor(hundredThousandths / 10_000) + 1) / 10;
}

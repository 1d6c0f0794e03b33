import type { CsvTable } from "../../document/csv.ts";
import type { AssetMention, Observation, Reading } from "../../reading.ts";
import { utcTime } from "../../scan-time.ts";
import { severityOf } from "../../severity.ts";
import { distributionOf } from "../distribution.ts";
import { asTexts, type JsonObject } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { statedProbability, statedScore } from "../stated-score.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";
import { componentIn, digestIn, SLICE } from "./package.ts";

/** A line of a report: in every version and syntax the same facts, each time under other names. */
export type Row = ReadonlyMap<string, string>;

/** Names of facts without case and signs, as JSON and CSV of each version write them. */
const NAMES = {
  id: ["vulnerabilityid", "vulnerabilityname", "cveid", "vulnname", "vulnid"],
  severity: ["severity", "vulnerabilityseverity", "cveseverity", "vulnseverity"],
  package: ["packagename", "scanpackagename"],
  version: ["packageversion", "scanpackageversion"],
  type: ["packagetype", "scanpackagetype"],
  path: ["packagepath", "scanpackagepath"],
  image: ["image", "imagename", "imagepullstring", "containerimage"],
  imageId: ["imageid", "containerimageid"],
  os: ["osname", "containerimagedistro"],
  host: ["hostname"],
  score: ["cvssscore", "vulncvssscore"],
  scoreVersion: ["cvssversion", "cvssscoreversion", "vulncvssversion"],
  vector: ["cvssvector", "vulncvssvector"],
  link: ["vulnlink", "cveurl"],
  published: ["vulnpublishdate", "vulndisclosuredate", "disclosuredate"],
  fix: ["fixversion", "vulnfixversion", "vulnfixedinversion"],
  accepted: ["riskaccepted", "vulnriskaccepted"],
  epss: ["epssscore", "vulnepssscore"],
  kev: ["cisakevpublishdate", "vulncisakevpublishdate"],
} as const;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

export const rowOf = (cells: JsonObject): Row =>
  new Map(
    Object.entries(cells).flatMap(([name, value]) =>
      typeof value === "object" || value === undefined ? [] : [[plain(name), String(value).trim()] as const],
    ),
  );

const fact = (row: Row, of: keyof typeof NAMES): string =>
  NAMES[of].map((name) => row.get(name)).find((value) => value !== undefined && value !== "") ?? "";

const names = (columns: readonly string[], of: keyof typeof NAMES): boolean =>
  NAMES[of].some((name) => columns.includes(name));

const ALWAYS = ["id", "severity", "package", "version", "type"] as const;

/** A line of a list: what nobody found (a score, a fix) its writer may leave out. */
export function isRow(line: JsonObject): boolean {
  const known = Object.keys(line).map(plain);
  return ALWAYS.every((of) => names(known, of));
}

/** A table has its columns whether or not anything stands in them. */
export function isTable({ columns }: CsvTable): boolean {
  const known = columns.map(plain);
  return [...ALWAYS, "path" as const, "score" as const, "fix" as const].every((of) => names(known, of));
}

/** One line as an observation, and why its users set it aside; a text says why it cannot be read. */
export function readRow(row: Row): { observation: Observation; aside: string | null } | string {
  const id = fact(row, "id");
  if (!/^[A-Za-z][\w.:]*-[\w.:-]+$/.test(id))
    return id === "" ? "no id" : "the cells do not fit their columns";
  const version = fact(row, "version");
  const systemType = distributionOf(fact(row, "os"))?.type ?? "";
  const scoreVersion = fact(row, "scoreVersion");
  const observation = vulnerabilityObservation({
    slice: SLICE.key,
    id,
    names: [],
    rule: {
      references: asTexts([fact(row, "link")]),
      cvss: statedScore({
        score: fact(row, "score"),
        vector: fact(row, "vector"),
        version: /^\d$/.test(scoreVersion) ? `${scoreVersion}.0` : scoreVersion,
        source: "",
      }),
      epss: statedProbability(fact(row, "epss")),
      kev: fact(row, "kev") === "" ? null : true,
      publishedAt: utcTime(fact(row, "published")) ?? utcTime(`${fact(row, "published")}T00:00:00Z`),
    },
    component: componentIn(fact(row, "package"), version, fact(row, "type"), systemType),
    version,
    fixedVersion: fact(row, "fix"),
    severity: severityOf(fact(row, "severity")),
    place: fact(row, "path"),
  });
  return { observation, aside: fact(row, "accepted") === "true" ? "its risk is accepted in Sysdig" : null };
}

export interface RowSubject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** The image that a line is about; a machine where the report is of machines. */
export function subjectOf(row: Row): RowSubject {
  const host = fact(row, "host");
  if (host !== "" && fact(row, "image") === "") {
    const asset = { kind: "host" as const, name: host, machineId: null, systemUuid: null };
    return { asset, shown: { kind: "host", name: host, digest: null }, needs: null };
  }
  return namedImage({
    name: fact(row, "image"),
    imageId: digestIn(fact(row, "imageId")),
    os: distributionOf(fact(row, "os"))?.os ?? null,
  });
}

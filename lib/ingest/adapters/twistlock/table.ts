import type { CsvTable } from "../../document/csv.ts";
import type { Observation, Reading } from "../../reading.ts";
import { scanTime, utcTime } from "../../scan-time.ts";
import { NO_COMPONENT } from "../cluster-object.ts";
import { latest } from "../event-time.ts";
import { candidates } from "../image-name.ts";
import { namedImage } from "../named-image.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { CHECKS, complianceObservation } from "./compliance.ts";
import { distributionIn } from "./entity.ts";
import { componentsOf } from "./packages.ts";
import { observationsOf, SLICE } from "./vulnerability.ts";

type Cells = Readonly<Record<string, string>>;

const COLUMNS = ["Registry", "Repository", "Tag", "Id", "CVE ID", "Compliance ID", "Packages", "Fix Status"];

export const isTable = ({ columns }: CsvTable): boolean => COLUMNS.every((name) => columns.includes(name));

/** The table of scanned images: a line for each problem, and an empty one for an image without any. */
export function readTable(table: CsvTable, format: string): Reading {
  const tally = newTally();
  const targets = newTargetList();
  const subjects = new Map<string, Reading["subjects"][number]>();
  const times: (string | null)[] = [];
  let needs: Reading["needs"] = null;
  for (const { cells } of table.rows) {
    const subject = imageOf(cells);
    needs ??= subject.needs;
    subjects.set(JSON.stringify(subject.shown), subject.shown);
    times.push(scanTime(timeIn(cells["Scan Time"])));
    const observations = readRow(cells);
    const [first] = observations;
    if (first !== undefined) countObservation(tally, first);
    addToTarget(targets, subject.asset, { slices: [SLICE, CHECKS], observations });
  }
  return talliedReading(tally, {
    format,
    tool: { name: "Prisma Cloud", version: null },
    scannedAt: latest(times),
    subjects: [...subjects.values()],
    targets: targetsIn(targets),
    needs,
  });
}

const textOf = (cells: Cells, column: string): string => (cells[column] ?? "").trim();

/** The console writes `2026-03-02 09:00:00.000 +0000 UTC`. */
const timeIn = (text: string | undefined): string => (text ?? "").trim().replace(/ \+0000 UTC$/, "Z");

function imageOf(cells: Cells) {
  const [registry, repository, tag, id] = ["Registry", "Repository", "Tag", "Id"].map((column) =>
    textOf(cells, column),
  ) as [string, string, string, string];
  const path = candidates([registry, repository]).join("/");
  const name = repository === "" ? "" : `${path}${tag === "" ? "" : `:${tag}`}`;
  const imageId = /^sha256:[0-9a-f]{64}$/.test(id) ? id : null;
  return namedImage({ name, imageId, os: distributionIn(textOf(cells, "Distro"))?.os ?? null });
}

function readRow(cells: Cells): Observation[] {
  const id = textOf(cells, "CVE ID");
  const description = textOf(cells, "Description");
  if (id === "" && textOf(cells, "Compliance ID") === "") return [];
  if (id === "")
    return [
      complianceObservation({
        id: textOf(cells, "Compliance ID"),
        title: description,
        severity: textOf(cells, "Severity"),
        description: "",
        cause: textOf(cells, "Cause"),
      }),
    ];
  // Of the two columns of that name, the type of the scan comes first and the package's last.
  const type = textOf(cells, "Type");
  const version = textOf(cells, "Package Version");
  const [first = "", ...others] = textOf(cells, "Packages")
    .split(/[;,]\s*/)
    .filter(Boolean);
  const binaries = others.length === 0 ? [] : [first, ...others];
  const systemType = distributionIn(textOf(cells, "Distro"))?.type ?? "";
  return observationsOf({
    id,
    components:
      first === ""
        ? [NO_COMPONENT]
        : componentsOf({ name: first, binaries, version, type }, new Map(), systemType),
    version,
    status: textOf(cells, "Fix Status"),
    severity: textOf(cells, "Severity"),
    score: textOf(cells, "CVSS"),
    vector: "",
    description,
    references: [],
    publishedAt: utcTime(timeIn(cells.Published)),
    place: "",
  });
}

import type { Severity } from "../../findings/schema.ts";
import type { Observation, Slice } from "../../ingest/reading.ts";
import type { Area } from "../../posture/schema.ts";

export const STANDINGS = ["kept", "stale", "missing"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Contract {
  id: number;
  name: string;
  area: Area;
  tool: string | null;
  maxAgeHours: number;
  severity: Severity;
}

const HOUR = 3_600_000;

/**
 * Whether an asset has the evidence that a contract asks for.
 * @param newest when the asset was last looked at in that area (by that tool, where one is named); null: never
 */
export const judge = (contract: Pick<Contract, "maxAgeHours">, newest: Date | null, now: Date): Standing => {
  if (newest === null) return "missing";
  return now.getTime() - newest.getTime() > contract.maxAgeHours * HOUR ? "stale" : "kept";
};

/** One for each contract, so that contracts do not supersede each other. It looks at nothing itself. */
export const sliceOf = ({ id, area }: Pick<Contract, "id" | "area">): Slice => ({
  key: `plimsoll:contract:${id}`,
  kind: "misconfiguration",
  area,
  assesses: false,
  complete: true,
});

const RULES = {
  missing: {
    id: "plimsoll/evidence-missing",
    title: "Evidence that was agreed on has never come",
    description:
      "A contract on evidence names what has to look at this asset. Nothing of it has been received.",
  },
  stale: {
    id: "plimsoll/evidence-stale",
    title: "Evidence that was agreed on is too old",
    description: "A contract on evidence says how old a look at this asset may be. The newest one is older.",
  },
} as const;

/** What is wrong with an asset's evidence, as a tool would say it; nothing where the contract is kept. */
export const observationsOf = (
  contract: Contract,
  standing: Standing,
  newest: Date | null,
): Observation[] => {
  if (standing === "kept") return [];
  const { id, title, description } = RULES[standing];
  const by = contract.tool === null ? "" : ` by ${contract.tool}`;
  return [
    {
      kind: "misconfiguration",
      slice: sliceOf(contract).key,
      rule: {
        id,
        aliases: [],
        title,
        description,
        remediation:
          "Run the collector or scanner that looks there, or change the contract if it asks for too much.",
        references: [],
        cvss: [],
        epss: null,
        kev: null,
        publishedAt: null,
      },
      component: { key: `contract/${contract.id}`, name: contract.name, type: "contract", purl: null },
      version: "",
      fixedVersion: "",
      place: "",
      severity: contract.severity,
      toolSeverity: null,
      outcome: "fail",
      fixState: "",
      layer: null,
      detail:
        newest === null
          ? `${contract.area}${by}: never looked at`
          : `${contract.area}${by}: last looked at ${newest.toISOString()}, allowed are ${contract.maxAgeHours} h`,
    },
  ];
};

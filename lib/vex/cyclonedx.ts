import type { VexJustification } from "../findings/lifecycle.ts";
import type { VexStatus } from "../ingest/reading/knowledge.ts";
import { type Issue, pieces, type Saying } from "./document.ts";
import { affectsId } from "./identifiers.ts";

const STATES: Record<VexStatus, string> = {
  not_affected: "not_affected",
  affected: "exploitable",
  fixed: "resolved",
  under_investigation: "in_triage",
};

/** CycloneDX's nearest word; OpenVEX's own stands in the detail, so nothing is lost. */
const JUSTIFICATIONS: Record<VexJustification, string> = {
  component_not_present: "requires_dependency",
  vulnerable_code_not_present: "code_not_present",
  vulnerable_code_not_in_execute_path: "code_not_reachable",
  vulnerable_code_cannot_be_controlled_by_adversary: "requires_environment",
  inline_mitigations_already_exist: "protected_by_mitigating_control",
};

/** CycloneDX 1.6 with vulnerabilities and their analysis only: a VEX document beside whatever bill there is. */
export const cycloneDxDocument = (
  issue: Issue,
  sayings: AsyncIterable<readonly Saying[]>,
): AsyncGenerator<string> =>
  pieces(
    {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      serialNumber: `urn:uuid:${issue.id}`,
      version: 1,
      metadata: {
        timestamp: issue.at,
        tools: { components: [{ type: "application", ...issue.product }] },
        authors: [{ name: issue.author }],
      },
    },
    "vulnerabilities",
    mapped(sayings),
  );

async function* mapped(sayings: AsyncIterable<readonly Saying[]>): AsyncGenerator<object[]> {
  for await (const some of sayings) yield some.map(cycloneDxVulnerability);
}

/** One vulnerability with its analysis. */
export function cycloneDxVulnerability(saying: Saying): object {
  const { status, justification, impact, action, aliases, component } = saying;
  const wrong = status === "not_affected" && justification === null;
  return {
    id: saying.vulnerability,
    ...(aliases.length === 0 ? {} : { references: aliases.map((id) => ({ id, source: {} })) }),
    ...(action === "" ? {} : { recommendation: action }),
    analysis: {
      state: wrong ? "false_positive" : STATES[status],
      ...(justification === null ? {} : { justification: JUSTIFICATIONS[justification] }),
      detail: impact,
      lastUpdated: saying.at,
    },
    affects: [{ ref: affectsId(saying.product, component) }],
  };
}

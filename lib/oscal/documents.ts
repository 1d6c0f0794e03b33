import { isPassing } from "../compliance/status.ts";
import { type Assessed, applicable, findingOf, observationOf } from "./assessed.ts";
import { instantOf, metadataOf, some, tokenOf, uuidOf } from "./identity.ts";

const found = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

/**
 * A framework's evaluation as OSCAL assessment results (NIST OSCAL 1.2.1, `oscal-ar`): a finding for each control that
 * applies, an observation for each that anybody has looked at. The same evaluation makes the same document.
 */
export const assessmentResults = (assessed: Assessed) => {
  const { framework, evaluation, scope, product } = assessed;
  const instant = instantOf(evaluation.evaluatedAt);
  const pairs = applicable(assessed);
  const title = `${framework.title} ${framework.version}, ${scope}`;
  return {
    "assessment-results": {
      uuid: uuidOf("assessment-results", framework.id, scope, instant),
      metadata: metadataOf(title, instant, `${product.name} ${product.version}`),
      "import-ap": {
        href: "#",
        remarks: "There is no assessment plan: what came in is evaluated all the time.",
      },
      results: [
        {
          uuid: uuidOf("result", framework.id, scope, instant),
          title,
          description: `${evaluation.passing} of ${evaluation.applicable} applicable controls pass. ${framework.source}`,
          start: instant,
          end: instant,
          "reviewed-controls": {
            "control-selections": [
              {
                ...(pairs.length === 0
                  ? { "include-all": {} }
                  : {
                      "include-controls": pairs.map(({ control }) => ({
                        "control-id": tokenOf(framework.id, control.id),
                      })),
                    }),
              },
            ],
          },
          ...some("observations", found(pairs.map((pair) => observationOf(assessed, pair)))),
          ...some(
            "findings",
            pairs.map((pair) => findingOf(assessed, pair)),
          ),
        },
      ],
    },
  };
};

/** The same as a plan of action and milestones (`oscal-poam`): an item for each control that does not pass. */
export const planOfAction = (assessed: Assessed) => {
  const { framework, evaluation, scope, product } = assessed;
  const instant = instantOf(evaluation.evaluatedAt);
  const open = applicable(assessed).filter(({ result }) => !isPassing(result.status));
  const items = open.map((pair) => {
    const { description, title } = findingOf(assessed, pair);
    const seen = observationOf(assessed, pair);
    return {
      uuid: uuidOf("poam-item", framework.id, pair.control.id, instant),
      title,
      description: `${description} ${seen?.description ?? "Nobody has looked yet."}`,
      ...(seen ? { "related-observations": [{ "observation-uuid": seen.uuid }] } : {}),
    };
  });
  const nothing = {
    uuid: uuidOf("poam-item", framework.id, "none", instant),
    title: "Nothing to do",
    description: "Every control that applies passes.",
  };
  return {
    "plan-of-action-and-milestones": {
      uuid: uuidOf("poam", framework.id, scope, instant),
      metadata: metadataOf(
        `Plan of action: ${framework.title} ${framework.version}, ${scope}`,
        instant,
        `${product.name} ${product.version}`,
      ),
      "system-id": { id: uuidOf("system", scope), "identifier-type": "http://ietf.org/rfc/rfc4122" },
      ...some("observations", found(open.map((pair) => observationOf(assessed, pair)))),
      // OSCAL wants at least one item, also where there is nothing to do.
      "poam-items": items.length > 0 ? items : [nothing],
    },
  };
};

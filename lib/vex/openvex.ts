import { type Issue, pieces, type Saying } from "./document.ts";

/**
 * OpenVEX 0.2.0 (https://github.com/openvex/spec). "Not affected" carries a justification or an impact statement,
 * "affected" an action statement, as the specification demands; the rest of what was said is its status notes.
 */
export const openVexDocument = (
  issue: Issue,
  sayings: AsyncIterable<readonly Saying[]>,
): AsyncGenerator<string> =>
  pieces(
    {
      "@context": "https://openvex.dev/ns/v0.2.0",
      "@id": `urn:uuid:${issue.id}`,
      author: issue.author,
      timestamp: issue.at,
      version: 1,
      tooling: `${issue.product.name} ${issue.product.version}`,
    },
    "statements",
    mapped(sayings),
  );

async function* mapped(sayings: AsyncIterable<readonly Saying[]>): AsyncGenerator<object[]> {
  for await (const some of sayings) yield some.map(openVexStatement);
}

/** One statement of the document. */
export function openVexStatement(saying: Saying): object {
  const { status, justification, impact, action, aliases, component } = saying;
  return {
    vulnerability: { name: saying.vulnerability, ...(aliases.length === 0 ? {} : { aliases }) },
    timestamp: saying.at,
    products: [
      {
        "@id": saying.product,
        ...(component === null ? {} : { subcomponents: [{ "@id": component }] }),
      },
    ],
    status,
    ...(justification === null ? {} : { justification }),
    ...(status === "not_affected" ? { impact_statement: impact } : { status_notes: impact }),
    ...(status === "affected" ? { action_statement: action } : {}),
  };
}

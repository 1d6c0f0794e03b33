import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { type PlacedOperation, parametersOf, publishedOperations } from "@/lib/http/openapi/published.ts";
import { schemaText } from "@/lib/http/openapi/schema-text.ts";
import { ContentShape } from "./content-shape.tsx";

export const metadata = { title: "API" };

export default async function ApiOperationPage({ params }: { params: Promise<{ operationId: string }> }) {
  await currentActor();
  const { operationId } = await params;
  const operation = publishedOperations().find((each) => each.operationId === operationId);
  if (!operation) notFound();
  return (
    <>
      <PageHeader
        title={operation.summary}
        description={`Needs ${NEEDS[operation["x-permission"]] ?? `the permission ${operation["x-permission"]}`}.`}
        trail={[{ label: "API", href: "/docs/api" }, { label: operation.operationId }]}
      />
      <div className="grid max-w-5xl gap-4">
        <p className="break-all font-mono text-sm">
          <span className="text-muted">{operation.method}</span> {operation.path}
        </p>
        <Parameters operation={operation} />
        {operation.requestBody ? (
          <Panel title="Request body">
            <ContentShape content={operation.requestBody.content} />
          </Panel>
        ) : null}
        {Object.entries(operation.responses).map(([status, { description, content }]) => (
          <Panel key={status} title={status === "default" ? "Errors" : status} description={description}>
            {content ? <ContentShape content={content} /> : <p className="text-muted text-sm">No body.</p>}
          </Panel>
        ))}
      </div>
    </>
  );
}

const NEEDS: Record<string, string> = { self: "a person who is signed in", public: "no sign-in" };

function Parameters({ operation }: { operation: PlacedOperation }) {
  const parameters = parametersOf(operation);
  if (parameters.length === 0) return null;
  return (
    <Panel title="Parameters" flush>
      <ul className="divide-y divide-line">
        {parameters.map((parameter) => (
          <li
            key={`${parameter.in} ${parameter.name}`}
            className="grid gap-x-4 px-4 py-2 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <span>
              <span className="font-mono text-xs leading-5">{parameter.name}</span>{" "}
              <span className="text-muted text-xs">
                {parameter.in}
                {parameter.required ? ", required" : ""}
              </span>
            </span>
            <span className="min-w-0">
              <span className="block whitespace-pre-wrap break-words font-mono text-muted text-xs leading-5">
                {schemaText(parameter.schema)}
              </span>
              {parameter.description}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

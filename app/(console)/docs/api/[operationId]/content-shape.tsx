import { exampleOf } from "@/lib/http/openapi/example.ts";
import { type PublishedOperation, publishedDocument } from "@/lib/http/openapi/published.ts";
import { schemaText } from "@/lib/http/openapi/schema-text.ts";
import type { Json } from "@/lib/http/openapi/schemas.ts";

type Content = NonNullable<PublishedOperation["requestBody"]>["content"];

/** What a body is: its media types, its shape with the shapes it names, and a value that fits. */
export function ContentShape({ content }: { content: Content }) {
  const { schemas } = publishedDocument.components;
  return Object.entries(content).map(([type, { schema, example }]) => (
    <div key={type} className="grid min-w-0 gap-3 not-first:mt-3">
      <p className="font-mono text-muted text-xs">{type}</p>
      {schema ? (
        <>
          {named(schema, schemas).map(([name, shape]) => (
            <Code key={name} title={name} text={schemaText(shape)} />
          ))}
          <Code title="Example" text={JSON.stringify(example ?? exampleOf(schema, schemas), null, 2)} />
        </>
      ) : null}
    </div>
  ));
}

function Code({ title, text }: { title: string; text: string }) {
  return (
    <details open className="min-w-0">
      <summary className="mb-1 text-muted text-xs">{title}</summary>
      <pre className="whitespace-pre-wrap break-words rounded border border-line bg-paper p-3 font-mono text-xs leading-5">
        {text}
      </pre>
    </details>
  );
}

/** The shape and, once each, those that it leads to. */
const named = (schema: Json, schemas: Record<string, Json>): [string, Json][] => {
  const found = new Map<string, Json>();
  const refsIn = (of: Json) =>
    [...JSON.stringify(of).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
  const open = refsIn(schema);
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const shape = schemas[name];
    if (!shape || found.has(name)) continue;
    found.set(name, shape);
    open.push(...refsIn(shape));
  }
  return schema.$ref ? [...found] : [["Shape", schema], ...found];
};

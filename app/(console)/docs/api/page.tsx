import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { publishedDocument, publishedOperations } from "@/lib/http/openapi/published.ts";

export const metadata = { title: "API" };

export default async function ApiReferencePage() {
  await currentActor();
  const operations = publishedOperations();
  const groups = Object.groupBy(operations, ({ tags }) => tags[0]!);
  return (
    <>
      <PageHeader
        title="API"
        description={`${operations.length} operations, the same that these pages use. Sign in as a person or send a collector's token; every refusal is a problem document (RFC 9457).`}
        corner={
          <Button asChild>
            <a href="/api/v1/openapi.json">OpenAPI {publishedDocument.openapi}</a>
          </Button>
        }
      />
      <nav aria-label="Groups" className="mb-4 flex max-w-5xl flex-wrap gap-x-3 gap-y-1 text-sm">
        {Object.keys(groups).map((group) => (
          <a key={group} href={`#${group}`} className="text-signal hover:underline">
            {group}
          </a>
        ))}
      </nav>
      <div className="grid max-w-5xl gap-4">
        {Object.entries(groups).map(([group, of = []]) => (
          <div key={group} id={group} className="min-w-0 scroll-mt-16">
            <Panel title={group} flush>
              <ul className="divide-y divide-line">
                {of.map((operation) => (
                  <li key={operation.operationId}>
                    <Link
                      href={`/docs/api/${operation.operationId}`}
                      className="grid gap-x-3 gap-y-0.5 px-4 py-2 text-sm hover:bg-paper sm:grid-cols-[4rem_minmax(0,1fr)_auto]"
                    >
                      <span className="font-mono text-muted text-xs leading-5">{operation.method}</span>
                      <span className="min-w-0">
                        <span className="block break-all font-mono text-xs leading-5">{operation.path}</span>
                        <span className="block text-muted">{operation.summary}</span>
                      </span>
                      <span className="justify-self-start">
                        <Badge>{operation["x-permission"]}</Badge>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        ))}
      </div>
    </>
  );
}

import Link from "next/link";
import { notFound } from "next/navigation";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { ExportPdf } from "@/components/ui/export-pdf.tsx";
import { ExternalLink } from "@/components/ui/external-link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getAnswer } from "@/lib/answers/read.ts";
import { AdvisoryName } from "@/lib/answers/schema.ts";
import { AffectedList } from "./affected-list.tsx";
import { AnswerFacts } from "./answer-facts.tsx";
import { PlaceList } from "./place-list.tsx";

type Props = { params: Promise<{ cveId: string }> };

const nameIn = async ({ params }: Props): Promise<string> => {
  const parsed = AdvisoryName.safeParse({ advisoryId: decodeURIComponent((await params).cveId) });
  return parsed.success ? parsed.data.advisoryId : notFound();
};

export async function generateMetadata(props: Props) {
  return { title: await nameIn(props) };
}

export default async function AdvisoryPage(props: Props) {
  const actor = await currentActor();
  const answer = await getAnswer(actor, await nameIn(props));
  const { name, title, description, aliases, urls, findings, running, counts } = answer;
  const mayExport = may(actor, "export:create");
  return (
    <>
      <PageHeader
        title={name}
        description={title || undefined}
        trail={[{ label: "Findings", href: "/findings" }, { label: name }]}
        corner={
          mayExport && findings.length > 0 ? (
            <ExportMenu path="/findings/export" query={{ rule: name, kind: "vulnerability", state: "all" }} />
          ) : null
        }
        action={
          mayExport ? <ExportPdf path={`/api/v1/advisories/${encodeURIComponent(name)}/report`} /> : null
        }
      />
      <div className="grid gap-4">
        <AnswerFacts answer={answer} />
        {running.places.length > 0 ? <PlaceList running={running} /> : null}
        {findings.length > 0 ? <AffectedList answer={answer} /> : null}
        {description !== "" || aliases.length + urls.length > 0 ? (
          <Panel title="About it">
            <div className="grid max-w-[75ch] gap-3 text-sm">
              {description === "" ? null : <p className="whitespace-pre-line break-words">{description}</p>}
              {aliases.length === 0 ? null : (
                <p className="text-muted">
                  Also known as <span className="font-mono text-xs">{aliases.join(", ")}</span>
                </p>
              )}
              <ul className="grid gap-1">
                {urls.slice(0, 10).map((url) => (
                  <li key={url}>
                    <ExternalLink href={url} />
                  </li>
                ))}
              </ul>
            </div>
          </Panel>
        ) : null}
        {counts.open === 0 ? (
          <p className="text-muted text-sm">
            Nobody can find what was not looked at.{" "}
            <Link href="/coverage?state=never" className="text-signal underline">
              See what was never scanned
            </Link>
            .
          </p>
        ) : null}
      </div>
    </>
  );
}

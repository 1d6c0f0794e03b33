import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { readCoverage } from "@/lib/posture/coverage/read.ts";
import { CoverageFilter } from "@/lib/posture/coverage/schema.ts";
import { CoverageBrowser } from "./coverage-browser.tsx";

export const metadata = { title: "Coverage" };

export default async function CoveragePage() {
  const actor = await currentActor();
  const { cells, neverScanned } = await readCoverage(actor, CoverageFilter.parse({ limit: 1 }));
  return (
    <>
      <PageHeader
        title="Coverage"
        description="What was looked at, how long ago, and by whom. What nobody looked at scores nothing: unknown is never shown as good."
        corner={
          may(actor, "export:create") ? (
            <ExportMenu
              path="/coverage/export"
              lists={["state"]}
              defaults={{ state: "never,silent,stale" }}
            />
          ) : null
        }
      />
      <CoverageBrowser cells={cells} neverScanned={neverScanned} />
    </>
  );
}

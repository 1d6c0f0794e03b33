import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { CommandLine } from "@/components/ui/command-line.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";

/** Nothing is here yet: three ways to change that, side by side. */
export function FirstRun({ role }: { role: string }) {
  const pushes = role === "admin" || role === "analyst";
  return (
    <>
      <PageHeader
        title="Nothing floats here yet"
        description="Plimsoll does not scan. It shows what your scanners say, merged and weighed: bring it the first report."
      />
      <div className="grid gap-4 lg:grid-cols-3">
        <Panel title="Drop a report">
          <p className="mb-4 text-muted text-sm">
            Scans, bills of materials, benchmarks, inventories and runtime logs, as their tools write them.
          </p>
          {pushes ? (
            <Button asChild look="primary">
              <Link href="/upload">Upload reports</Link>
            </Button>
          ) : (
            <p className="text-sm">An analyst or admin can upload; your role ({role}) reads.</p>
          )}
        </Panel>
        <Panel title="Connect a scanner">
          <p className="mb-4 text-muted text-sm">
            One screen makes the token and the finished command for your pipeline.
          </p>
          <CommandLine command="trivy image --format json nginx:1.27 | curl -T - -X POST -H 'Authorization: Bearer TOKEN' http://127.0.0.1:3000/api/v1/reports" />
          <p className="mt-3 text-sm">
            <Link href="/collectors" className="text-signal underline">
              Collectors
            </Link>
          </p>
        </Panel>
        <Panel title="Look around first">
          <p className="mb-4 text-muted text-sm">
            A demonstration estate: three clusters, ninety days of history, an account per role.
          </p>
          <CommandLine command="npm start -- --demo --data .plimsoll-demo --port 3100" />
        </Panel>
      </div>
    </>
  );
}

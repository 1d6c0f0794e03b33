import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { readCheckUps } from "@/lib/operations/check-up/read.ts";
import { listRetention } from "@/lib/operations/retention/read.ts";
import { getStorage } from "@/lib/operations/storage/read.ts";
import { CheckUpPanel } from "./check-up-panel.tsx";
import { RetentionItem } from "./retention-item.tsx";
import { StorageParts } from "./storage-parts.tsx";

export const metadata = { title: "Storage" };

export default async function StoragePage() {
  const actor = await currentActor();
  if (!may(actor, "operations:read")) notFound();
  const [storage, rules, checks] = await Promise.all([
    getStorage(actor),
    listRetention(actor),
    readCheckUps(actor),
  ]);
  const manages = may(actor, "operations:manage");
  return (
    <>
      <PageHeader
        title="Storage"
        description="What the database holds, how much room is left, and for how long each kind of data is kept."
        trail={[{ label: "Settings", href: "/settings" }, { label: "Storage" }]}
        corner={
          <Button asChild>
            <Link href="/settings/jobs">Job queue</Link>
          </Button>
        }
      />
      <div className="grid max-w-5xl gap-4">
        <StorageParts storage={storage} />
        <Panel
          title="Kept for"
          description="What is older goes each night. Findings, their history and the audit log are kept for ever."
          flush
        >
          <ul aria-label="Retention" className="divide-y divide-line">
            {rules.map((rule) => (
              <RetentionItem key={`${rule.kind} ${rule.version}`} rule={rule} manages={manages} />
            ))}
          </ul>
        </Panel>
        <CheckUpPanel checks={checks} />
      </div>
    </>
  );
}

import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { JobList } from "./job-list.tsx";
import { QueuePanel } from "./queue-panel.tsx";

export const metadata = { title: "Job queue" };

export default async function JobsPage() {
  const actor = await currentActor();
  if (!may(actor, "operations:read")) notFound();
  return (
    <>
      <PageHeader
        title="Job queue"
        description="What waits for the worker, what it does, and what was given up and waits for your word."
        trail={[{ label: "Settings", href: "/settings" }, { label: "Job queue" }]}
        corner={
          <Button asChild>
            <Link href="/settings/storage">Storage</Link>
          </Button>
        }
      />
      <div className="grid max-w-5xl gap-4">
        <QueuePanel />
        <JobList manages={may(actor, "operations:manage")} />
      </div>
    </>
  );
}

import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { ConnectForm } from "./connect-form.tsx";

export const metadata = { title: "Connect a collector" };

export default async function ConnectPage() {
  const actor = await currentActor();
  return (
    <>
      <PageHeader
        trail={[{ label: "Collectors", href: "/collectors" }, { label: "Connect" }]}
        title="Connect a collector"
        description="Give it a name; you get the finished command to run where the scanner is."
      />
      {may(actor, "collectors:manage") ? (
        <ConnectForm />
      ) : (
        <p className="text-muted text-sm">Your role does not connect collectors; administrators do.</p>
      )}
    </>
  );
}

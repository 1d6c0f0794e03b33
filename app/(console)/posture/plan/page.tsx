import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { Scope } from "@/lib/posture/schema.ts";
import { PostureTabs } from "../../posture-tabs.tsx";
import { PlanMaker } from "./plan-maker.tsx";
import { SavedPlans } from "./saved-plans.tsx";

export const metadata = { title: "Fix plan" };

export default async function PlanPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await currentActor();
  const scope = Scope.safeParse((await props.searchParams).scope).data ?? "estate";
  const plans = may(actor, "posture:plan");
  return (
    <>
      <PageHeader
        title="What to fix, and what it brings"
        description="Choose fixes, or let Plimsoll choose the best. The score is the one that the estate would have now if all of them were done and nothing else changed, exactly."
        corner={<ExportMenu path="/posture/plan/export" lists={["pick"]} />}
      />
      <PostureTabs current="/posture/plan" scope={scope} />
      <PlanMaker scope={scope} mayKeep={plans} />
      <SavedPlans mayArchive={plans} />
    </>
  );
}

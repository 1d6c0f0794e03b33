import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { Scope } from "@/lib/posture/schema.ts";
import { getWhatIf } from "@/lib/posture/what-if/read.ts";
import { WhatIf } from "@/lib/posture/what-if/schema.ts";
import { PostureTabs } from "../../posture-tabs.tsx";
import { Formula } from "./formula.tsx";
import { Tryout } from "./tryout.tsx";

export const metadata = { title: "What if" };

export default async function WhatIfPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await currentActor();
  const scope = Scope.safeParse((await props.searchParams).scope).data ?? "estate";
  const usual = await getWhatIf(actor, WhatIf.parse({ scope }));
  return (
    <>
      <PageHeader
        title="How the score is made, and what if it were made otherwise"
        description="Every constant below is the one that the code uses. Try others: nothing is stored, and nobody else sees it."
      />
      <PostureTabs current="/posture/what-if" scope={scope} />
      <div className="grid gap-4 lg:grid-cols-12">
        <Tryout scope={scope} initial={usual} />
        <Formula />
      </div>
    </>
  );
}

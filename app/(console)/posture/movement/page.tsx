import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { clock } from "@/lib/clock.ts";
import { Moment } from "@/lib/moments/moments.ts";
import { getComparison } from "@/lib/posture/comparison/read.ts";
import { readScopeName } from "@/lib/posture/labels/read.ts";
import { getMovement } from "@/lib/posture/movement/read.ts";
import { Scope } from "@/lib/posture/schema.ts";
import { PostureTabs } from "../../posture-tabs.tsx";
import { MovementPanel } from "./movement-panel.tsx";
import { SpanForm } from "./span-form.tsx";

export const metadata = { title: "Why it moved" };

const MONTH = 30 * 86_400_000;

export default async function MovementPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await currentActor();
  const address = await props.searchParams;
  const scope = Scope.safeParse(address.scope).data ?? "estate";
  const now = clock();
  const to = Moment.safeParse(address.to).data;
  const from = Moment.safeParse(address.from).data ?? new Date((to ?? now).getTime() - MONTH);
  const between = { scope, from, to };
  const [movement, comparison, scopeName] = await Promise.all([
    getMovement(actor, between),
    getComparison(actor, between),
    readScopeName(scope),
  ]);
  return (
    <>
      <PageHeader
        title="Why the score moved"
        description={`${scopeName}. The earlier estate becomes the later one in seven steps; each bar is what the score did at its step, so they sum to the change.`}
      />
      <PostureTabs current="/posture/movement" scope={scope} />
      <SpanForm from={from.toISOString()} to={to?.toISOString() ?? null} now={now.toISOString()} />
      <MovementPanel movement={movement} comparison={comparison} />
    </>
  );
}

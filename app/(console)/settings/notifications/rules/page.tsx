import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listDestinations } from "@/lib/notifications/destinations/read.ts";
import { listRules } from "@/lib/notifications/rules/read.ts";
import { NotificationsHead } from "../notifications-head.tsx";
import { AddRule } from "./add-rule.tsx";
import { RuleItem } from "./rule-item.tsx";

export const metadata = { title: "Notification rules" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RulesPage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!may(actor, "notifications:read")) notFound();
  const [rules, destinations, { filter }] = await Promise.all([
    listRules(actor),
    listDestinations(actor),
    searchParams,
  ]);
  const manages = may(actor, "notifications:manage");
  const receivers = destinations.map(({ id, name }) => ({ id, name }));
  const add =
    manages && receivers.length > 0 ? (
      <AddRule receivers={receivers} filter={typeof filter === "string" ? filter : null} />
    ) : null;
  return (
    <>
      <NotificationsHead
        current="Rules"
        description="What is told, to whom and when. Each thing reaches a destination once, whatever rules want it."
        action={add}
      />
      <Panel flush>
        {rules.length === 0 ? (
          <NoRules hasDestination={receivers.length > 0} manages={manages} />
        ) : (
          <ul aria-label="Rules" className="divide-y divide-line">
            {rules.map((rule) => (
              <RuleItem key={rule.id} rule={rule} receivers={receivers} manages={manages} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function NoRules({ hasDestination, manages }: { hasDestination: boolean; manages: boolean }) {
  if (!manages) return <EmptyState title="No rule yet">An admin says here what is told to whom.</EmptyState>;
  if (hasDestination)
    return (
      <EmptyState title="No rule yet">
        Add one: a filter of findings, a destination and a time. Before it is saved you see what it would have
        sent in the last seven days.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No rule yet"
      action={
        <Button asChild look="primary">
          <Link href="/settings/notifications">Add a destination first</Link>
        </Button>
      }
    >
      A rule tells a destination, so a destination comes first.
    </EmptyState>
  );
}

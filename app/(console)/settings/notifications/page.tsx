import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listDestinations } from "@/lib/notifications/destinations/read.ts";
import { AddDestination } from "./add-destination.tsx";
import { DestinationItem } from "./destination-item.tsx";
import { NotificationsHead } from "./notifications-head.tsx";

export const metadata = { title: "Notifications" };

export default async function DestinationsPage() {
  const actor = await currentActor();
  if (!may(actor, "notifications:read")) notFound();
  const destinations = await listDestinations(actor);
  const manages = may(actor, "notifications:manage");
  return (
    <>
      <NotificationsHead
        current="Destinations"
        description="Where messages and tickets go. How a destination is reached goes in and never comes out again."
        action={manages ? <AddDestination /> : null}
      />
      <Panel flush>
        {destinations.length === 0 ? (
          <EmptyState title="No destination yet">
            {manages
              ? "Add a webhook, a mail server, a chat channel or a tracker, send it a test, then say by a rule what it is told."
              : "An admin adds webhooks, mail servers, chat channels and trackers here."}
          </EmptyState>
        ) : (
          <ul aria-label="Destinations" className="divide-y divide-line">
            {destinations.map((destination) => (
              <DestinationItem key={destination.id} destination={destination} manages={manages} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

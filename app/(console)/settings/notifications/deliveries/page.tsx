import { notFound } from "next/navigation";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listDestinations } from "@/lib/notifications/destinations/read.ts";
import { NotificationsHead } from "../notifications-head.tsx";
import { MessageList } from "./message-list.tsx";

export const metadata = { title: "Deliveries" };

export default async function DeliveriesPage() {
  const actor = await currentActor();
  if (!may(actor, "notifications:read")) notFound();
  const destinations = await listDestinations(actor);
  return (
    <>
      <NotificationsHead
        current="Deliveries"
        description="What was sent, what was answered, and what was given up and waits for your word."
      />
      <MessageList
        destinations={destinations.map(({ id, name }) => ({ id, name }))}
        manages={may(actor, "notifications:manage")}
      />
    </>
  );
}

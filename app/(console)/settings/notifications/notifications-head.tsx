import type { ReactNode } from "react";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";

const TABS = [
  { href: "/settings/notifications", label: "Destinations" },
  { href: "/settings/notifications/rules", label: "Rules" },
  { href: "/settings/notifications/deliveries", label: "Deliveries" },
] as const;

export function NotificationsHead(props: {
  current: (typeof TABS)[number]["label"];
  description: string;
  action?: ReactNode;
}) {
  return (
    <>
      <PageHeader
        title="Notifications"
        description={props.description}
        trail={[{ label: "Settings", href: "/settings" }, { label: "Notifications" }]}
        action={props.action}
      />
      <div className="mb-4">
        <LinkTabs
          label="Notifications"
          tabs={TABS.map((tab) => ({ ...tab, current: tab.label === props.current }))}
        />
      </div>
    </>
  );
}

import { LinkTabs } from "@/components/ui/link-tabs.tsx";

export function ComplianceTabs({ current }: { current: "frameworks" | "due" | "baselines" | "contracts" }) {
  return (
    <LinkTabs
      label="Compliance"
      tabs={[
        { href: "/compliance", label: "Frameworks", current: current === "frameworks" },
        { href: "/compliance/due", label: "Attestations due", current: current === "due" },
        { href: "/compliance/baselines", label: "Baselines", current: current === "baselines" },
        { href: "/compliance/contracts", label: "Evidence contracts", current: current === "contracts" },
      ]}
    />
  );
}

import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import type { FrameworkView } from "@/lib/compliance/schema.ts";
import { STATUS_LABELS, STATUSES, type Status } from "@/lib/compliance/status.ts";
import { addressOf } from "../address.ts";

/** The statuses that some control has, and the one that is asked for even if none has it. */
export function StatusTabs({ framework, status }: { framework: FrameworkView; status: Status | null }) {
  const { id, scope, totals, controls } = framework;
  const shown = STATUSES.filter((each) => totals[each] > 0 || each === status);
  return (
    <LinkTabs
      label="Controls by status"
      tabs={[
        { href: addressOf([id], scope), label: "All", current: status === null, count: controls.length },
        ...shown.map((each) => ({
          href: addressOf([id], scope, each),
          label: STATUS_LABELS[each],
          current: status === each,
          count: totals[each],
        })),
      ]}
    />
  );
}

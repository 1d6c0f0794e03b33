import { Badge } from "@/components/ui/badge.tsx";
import type { CloseCause, FindingStatus } from "@/lib/findings/schema.ts";

const WORDS: Record<FindingStatus, { text: string; look: "plain" | "signal" | "strong" }> = {
  open: { text: "Open", look: "strong" },
  acknowledged: { text: "Acknowledged", look: "strong" },
  in_progress: { text: "In progress", look: "signal" },
  fix_claimed: { text: "Fix claimed", look: "signal" },
  false_positive: { text: "False positive", look: "plain" },
  not_affected: { text: "Not affected", look: "plain" },
  risk_accepted: { text: "Risk accepted", look: "plain" },
  closed: { text: "Closed", look: "plain" },
};

const CAUSES: Record<CloseCause, string> = { fixed: "Fixed", gone: "Gone", withdrawn: "Withdrawn" };

/** Where a finding stands. A closed one says why: fixed, gone and withdrawn are never mixed. */
export function StatusBadge({ status, cause }: { status: FindingStatus; cause?: CloseCause | null }) {
  const { text, look } = WORDS[status];
  return <Badge look={look}>{status === "closed" && cause ? CAUSES[cause] : text}</Badge>;
}

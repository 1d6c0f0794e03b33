import { Ban, Check, CircleDashed, CirclePause, CircleX, Equal } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import type { DeliveryState as State } from "@/lib/ingest/schema.ts";

const LOOKS = {
  queued: { icon: CircleDashed, look: "signal", word: "Queued" },
  applied: { icon: Check, look: "plain", word: "Applied" },
  unchanged: { icon: Equal, look: "plain", word: "Nothing new" },
  held: { icon: CirclePause, look: "strong", word: "Held" },
  failed: { icon: CircleX, look: "strong", word: "Failed" },
  discarded: { icon: Ban, look: "plain", word: "Discarded" },
} as const;

export function DeliveryState({ state }: { state: State }) {
  const { icon: Icon, look, word } = LOOKS[state];
  return (
    <Badge look={look} icon={<Icon aria-hidden />}>
      {word}
    </Badge>
  );
}

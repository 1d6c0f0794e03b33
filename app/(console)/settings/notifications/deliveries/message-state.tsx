import { Ban, Check, CircleDashed, CircleX } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import type { MessageState as State } from "@/lib/notifications/messages/schema.ts";

export const STATE_WORDS: Record<State, string> = {
  queued: "On its way",
  sent: "Sent",
  dead: "Given up",
  discarded: "Not sent",
};

const LOOKS = {
  queued: { icon: CircleDashed, look: "signal" },
  sent: { icon: Check, look: "plain" },
  dead: { icon: CircleX, look: "strong" },
  discarded: { icon: Ban, look: "plain" },
} as const;

export function MessageState({ state }: { state: State }) {
  const { icon: Icon, look } = LOOKS[state];
  return (
    <Badge look={look} icon={<Icon aria-hidden />}>
      {STATE_WORDS[state]}
    </Badge>
  );
}

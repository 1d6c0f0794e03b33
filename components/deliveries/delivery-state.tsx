import { Ban, Check, CircleDashed, CirclePause, CircleX, Equal, Eye } from "lucide-react";
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

/** Held because somebody wants to look first, not because something is odd. */
const PREVIEW = { icon: Eye, look: "signal", word: "Preview" } as const;

export function DeliveryState({ state, preview = false }: { state: State; preview?: boolean }) {
  const { icon: Icon, look, word } = preview ? PREVIEW : LOOKS[state];
  return (
    <Badge look={look} icon={<Icon aria-hidden />}>
      {word}
    </Badge>
  );
}

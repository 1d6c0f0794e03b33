import { CircleCheck, CircleDashed, CircleOff, CircleX, Clock, Minus } from "lucide-react";
import type { Heartbeat } from "@/lib/collectors/heartbeat.ts";

const MARKS = {
  on_time: { icon: CircleCheck, word: "On time", look: "text-good" },
  late: { icon: Clock, word: "Late", look: "text-ink" },
  silent: { icon: CircleX, word: "Silent", look: "text-ink" },
  waiting: { icon: CircleDashed, word: "Not heard yet", look: "text-muted" },
  alive: { icon: CircleDashed, word: "Alive, no report yet", look: "text-muted" },
  unscheduled: { icon: Minus, word: "No schedule", look: "text-muted" },
  off: { icon: CircleOff, word: "Switched off", look: "text-muted" },
} as const;

export function HeartbeatMark({ heartbeat }: { heartbeat: Heartbeat }) {
  const { icon: Icon, word, look } = MARKS[heartbeat];
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <Icon aria-hidden className={`size-4 shrink-0 ${look}`} />
      {word}
    </span>
  );
}

import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Count } from "@/components/ui/count.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { RuleView } from "@/lib/notifications/rules/schema.ts";
import { isAboutFindings } from "@/lib/notifications/schema.ts";
import { EVENT_NAMES, scheduleWords } from "../words.ts";
import { RuleActions } from "./rule-actions.tsx";

interface Props {
  rule: RuleView;
  receivers: readonly { id: number; name: string }[];
  manages: boolean;
}

export function RuleItem({ rule, receivers, manages }: Props) {
  const { name, event, filter, destination, schedule, enabled, waiting, dueAt } = rule;
  return (
    <li className="grid items-center gap-x-6 gap-y-2 px-4 py-3 text-sm lg:grid-cols-[minmax(12rem,1fr)_minmax(14rem,1fr)_auto]">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {enabled ? null : <Badge look="strong">Off</Badge>}
        </p>
        <p className="text-muted text-xs">
          {EVENT_NAMES[event]}
          {isAboutFindings(event) ? (
            <>
              {" "}
              <Link
                href={filter === "" ? "/findings" : `/findings?filter=${encodeURIComponent(filter)}`}
                className="break-words font-mono hover:text-signal hover:underline"
              >
                {filter || "all that are open"}
              </Link>
            </>
          ) : null}
        </p>
      </div>
      <div className="grid min-w-0 gap-0.5 text-xs">
        <p>
          to{" "}
          <Link
            href={`/settings/notifications/deliveries?destination=${destination.id}`}
            className="font-medium hover:text-signal hover:underline"
          >
            {destination.name}
          </Link>
          {destination.enabled ? null : " (paused)"}, {scheduleWords(schedule)}
        </p>
        <p className="text-muted">
          {waiting === 0 ? (
            "Nothing waits"
          ) : (
            <>
              <Count value={waiting} /> {waiting === 1 ? "waits" : "wait"}
              {dueAt === null ? " for more" : <> until {<RelativeTime at={dueAt} />}</>}
            </>
          )}
        </p>
      </div>
      {manages ? <RuleActions rule={rule} receivers={receivers} /> : null}
    </li>
  );
}

import Link from "next/link";
import { AnswerWords } from "@/components/compliance/answer-words.tsx";
import { StatusMark } from "@/components/compliance/status-mark.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { ControlSummary, ScopeView } from "@/lib/compliance/schema.ts";
import { addressOf } from "../address.ts";

export function ControlRow(props: { control: ControlSummary; frameworkId: string; scope: ScopeView }) {
  const { id, title, status, counts, oldestEvidence } = props.control;
  return (
    <li className="relative grid items-baseline gap-x-4 gap-y-1 border-line border-b px-4 py-2 text-sm last:border-b-0 hover:bg-raised sm:grid-cols-[4.5rem_minmax(0,1fr)_9rem] lg:grid-cols-[4.5rem_minmax(0,1fr)_9rem_13rem_8rem]">
      <span className="font-mono text-muted text-xs">{id}</span>
      <Link
        href={addressOf([props.frameworkId, id], props.scope)}
        className="min-w-0 after:absolute after:inset-0"
      >
        {title}
      </Link>
      <StatusMark status={status} />
      <span className="text-xs sm:col-start-2 lg:col-start-auto">
        <AnswerWords counts={counts} />
      </span>
      <span className="relative text-muted text-xs" title="The oldest observation behind this status">
        {oldestEvidence ? <RelativeTime at={oldestEvidence} /> : "no evidence"}
      </span>
    </li>
  );
}

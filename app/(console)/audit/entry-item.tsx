import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { changes } from "@/lib/audit/changes.ts";
import type { AuditEntry } from "@/lib/audit/schema.ts";
import { addressWith, type SearchParams } from "./filter.ts";

/** Where the action's own word would not be said so. */
const VERBS: Record<string, string> = {
  "session.opened": "signed in as",
  "session.closed": "signed out",
};

/** "collector.token_rotated" → "token rotated"; what it was done to follows in the sentence. */
const verbOf = (action: string): string =>
  VERBS[action] ?? (action.split(".")[1] ?? action).replaceAll("_", " ");

const LINK = "underline decoration-line underline-offset-2 hover:decoration-current";

/** One thing that happened, as a sentence; its values and its place in the log unfold below. */
export function EntryItem({ entry, params }: { entry: AuditEntry; params: SearchParams }) {
  const { actor, subject, action, at, seq } = entry;
  const filter = (change: Record<string, string>) => addressWith(params, change);
  return (
    <li className="border-line border-b px-4 py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm">
        <p className="min-w-0 flex-1 basis-64 break-words">
          <Link href={filter({ actorId: actor.id })} className={`font-medium ${LINK}`}>
            {actor.name}
          </Link>{" "}
          <span className="text-muted">{actor.kind === "person" ? actor.role : actor.kind}</span>{" "}
          <Link href={filter({ action })} title={action} className={LINK}>
            {verbOf(action)}
          </Link>{" "}
          <Link href={filter({ subjectKind: subject.kind, subjectId: subject.id })} className={LINK}>
            {subject.kind} <span className="font-medium">{subject.name ?? subject.id}</span>
          </Link>
          {actor.ip ? <span className="text-muted"> from {actor.ip}</span> : null}
        </p>
        <span className="text-muted text-xs">
          <RelativeTime at={at} />
          <span className="tabular inline-block min-w-10 pl-3 text-right sm:min-w-16">#{seq}</span>
        </span>
      </div>
      <Values entry={entry} />
    </li>
  );
}

function Values({ entry }: { entry: AuditEntry }) {
  const changed = changes(entry.before, entry.after);
  return (
    <>
      {changed.length > 0 ? (
        <dl className="mt-1.5 grid grid-cols-[minmax(5rem,max-content)_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
          {changed.slice(0, 30).map(({ path, before, after }) => (
            <div key={path} className="contents">
              <dt className="text-muted">{path === "" ? "value" : path}</dt>
              <dd className="break-words font-mono">
                {before === undefined ? null : (
                  <del className="mr-2 text-muted">
                    <span className="sr-only">was </span>
                    {before}
                  </del>
                )}
                {after === undefined ? null : (
                  <ins className="no-underline">
                    <span className="sr-only">is </span>
                    {after}
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <details className="mt-1 text-xs">
        <summary className="w-fit cursor-pointer py-0.5 text-muted hover:text-ink">Entry</summary>
        <pre className="mt-1 max-h-80 overflow-auto whitespace-pre-wrap break-all rounded-md border border-line bg-paper p-3 font-mono">
          {JSON.stringify(entry, null, 2)}
        </pre>
      </details>
    </>
  );
}

import Link from "next/link";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { ExceptionDetail } from "@/lib/exceptions/schema.ts";

export function MemberList({ members, total }: { members: ExceptionDetail["members"]; total: number }) {
  if (members.length === 0)
    return (
      <p className="px-4 py-8 text-center text-muted text-sm">
        Nothing yet: what is in its scope comes under it when it is approved.
      </p>
    );
  return (
    <ul className="divide-y divide-line text-[13px]">
      {members.map((one) => (
        <li key={`${one.id}/${one.since}`} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2">
          <Link
            href={`/findings/${one.id}`}
            className={
              one.until === null ? "font-medium hover:text-signal hover:underline" : "text-muted line-through"
            }
          >
            {one.rule}
          </Link>
          <span className="min-w-0 flex-1 break-all text-muted">
            {[one.component, one.subject].filter(Boolean).join(" in ")}
          </span>
          <span className="text-muted text-xs">
            {one.until === null ? (
              <>
                since <RelativeTime at={one.since} />
              </>
            ) : (
              <>
                {one.because}, <RelativeTime at={one.until} />
              </>
            )}
          </span>
        </li>
      ))}
      {total > members.length ? (
        <li className="px-4 py-2 text-muted">and {exact(total - members.length)} more, oldest last</li>
      ) : null}
    </ul>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";

export function ReportLine(props: { href: string; title: string; facts: string; action: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-56">
        <Link
          href={props.href}
          className="inline-flex min-h-6 items-center font-medium text-sm hover:underline"
        >
          {props.title}
        </Link>
        <p className="text-muted text-xs">{props.facts}</p>
      </div>
      {props.action}
    </li>
  );
}

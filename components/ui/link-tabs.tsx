import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

/** Tabs that are addresses: kinds of inventory, saved views. */
export function LinkTabs(props: {
  label: string;
  tabs: readonly { href: string; label: string; current: boolean; count?: ReactNode }[];
}) {
  return (
    <nav aria-label={props.label} className="flex gap-1 overflow-x-auto border-line border-b print:hidden">
      {props.tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={clsx(
            "-mb-px -outline-offset-2 flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2.5 text-sm",
            tab.current
              ? "border-signal font-medium text-ink"
              : "border-transparent text-muted hover:text-ink",
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="tabular text-muted text-xs">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}

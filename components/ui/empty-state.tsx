import type { ReactNode } from "react";
import { CommandLine } from "@/components/ui/command-line.tsx";

/** Says what would be here and how to get it: the exact next command, or one action. */
export function EmptyState(props: {
  title: string;
  children?: ReactNode;
  command?: string;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-12 text-center">
      <svg width="64" height="28" viewBox="0 0 64 28" fill="none" aria-hidden="true" className="text-edge">
        <circle cx="32" cy="14" r="9" stroke="currentColor" strokeWidth="1.5" strokeDasharray="3 3" />
        <path d="M4 14h56" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <h2 className="font-semibold text-base">{props.title}</h2>
      {props.children ? <div className="text-muted text-sm">{props.children}</div> : null}
      {props.command ? <CommandLine command={props.command} /> : null}
      {props.action}
    </div>
  );
}

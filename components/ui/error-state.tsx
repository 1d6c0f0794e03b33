import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button.tsx";

/** What happened, why, what to do; with the id under which the server logged it. */
export function ErrorState(props: {
  what: string;
  why?: ReactNode;
  todo?: ReactNode;
  requestId?: string;
  action?: ReactNode;
}) {
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-start gap-3 px-4 py-12">
      <h2 className="border-critical border-l-3 pl-3 font-semibold text-lg">{props.what}</h2>
      {props.why ? <p className="text-muted text-sm">{props.why}</p> : null}
      {props.todo ? <p className="text-sm">{props.todo}</p> : null}
      {props.action}
      {props.requestId ? (
        <p className="flex items-center gap-1 text-muted text-xs">
          Request <code className="font-mono">{props.requestId}</code>
          <CopyButton text={props.requestId} label="Copy request id" />
        </p>
      ) : null}
    </div>
  );
}

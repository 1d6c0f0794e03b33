import { clsx } from "clsx";
import type { ReactNode } from "react";
import { STATUS_LABELS, type Status } from "@/lib/compliance/status.ts";
import { isUnknown, STATUS_COLOURS } from "./status-colours.ts";

const SHAPES: Readonly<Record<Exclude<Status, "stale" | "not_assessed">, ReactNode>> = {
  met: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  attested: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="6" cy="6" r="1.75" fill="currentColor" />
    </>
  ),
  excepted: <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />,
  partly_met: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  not_met: <path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor" />,
  not_applicable: <path d="M1.5 6h9" stroke="currentColor" strokeWidth="2" />,
};

/** Where a control stands: shape, colour and word; any one of the three is enough. */
export function StatusMark({ status }: { status: Status }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap text-sm">
      {status === "stale" || status === "not_assessed" ? (
        <span aria-hidden data-colour className="hatched size-3 shrink-0 self-center rounded-full" />
      ) : (
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          data-colour
          className={clsx("size-3 shrink-0 self-center", status === "not_applicable" && "text-muted")}
          style={status === "not_applicable" ? undefined : { color: STATUS_COLOURS[status] }}
        >
          {SHAPES[status]}
        </svg>
      )}
      <span className={isUnknown(status) || status === "not_applicable" ? "text-muted" : "font-medium"}>
        {STATUS_LABELS[status]}
      </span>
    </span>
  );
}

import { DeliveryActions } from "@/components/deliveries/delivery-actions.tsx";
import { DeliveryState } from "@/components/deliveries/delivery-state.tsx";
import { outcomeText } from "@/components/deliveries/outcome-text.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { DeliveryView } from "@/lib/ingest/schema.ts";

type DeliveryItemProps = { delivery: DeliveryView; canResolve: boolean; onChange: () => void };

/** One arrival of a report: what it was, what became of it, and what a person can do about it. */
export function DeliveryItem({ delivery, canResolve, onChange }: DeliveryItemProps) {
  const { state, trouble, tool, format } = delivery;
  const source = [tool ? [tool.name, tool.version].filter(Boolean).join(" ") : null, format].filter(Boolean);
  return (
    <li
      id={`delivery-${delivery.deliveryId}`}
      className="grid gap-2 border-line border-b px-4 py-3 target:bg-signal-wash last:border-b-0 sm:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="grid min-w-0 gap-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="truncate font-medium">{delivery.fileName ?? `Report ${delivery.reportId}`}</span>
          <DeliveryState state={state} />
        </p>
        <p className="text-sm">
          <Result delivery={delivery} />
        </p>
        {trouble ? (
          <p className="text-muted text-xs">
            {trouble.path === "" ? null : <code className="mr-1.5 break-all font-mono">{trouble.path}</code>}
            {state === "held" || state === "failed" ? null : trouble.reason}
          </p>
        ) : null}
        <p className="flex flex-wrap gap-x-2 text-muted text-xs">
          <RelativeTime at={delivery.receivedAt} />
          {source.length > 0 ? <span>{source.join(" · ")}</span> : null}
          {delivery.subjects.map((subject) => (
            <code key={subject} className="break-all font-mono">
              {subject}
            </code>
          ))}
          <code className="font-mono" title={`SHA-256 ${delivery.sha256}`}>
            {delivery.sha256.slice(0, 12)}
          </code>
        </p>
      </div>
      {canResolve ? <DeliveryActions delivery={delivery} onChange={onChange} /> : null}
    </li>
  );
}

function Result({ delivery: { state, outcome, trouble } }: { delivery: DeliveryView }) {
  if (state === "queued")
    return <span className="text-muted">Waits for the worker, or is being applied.</span>;
  if (state === "discarded") return <span className="text-muted">Will not be applied.</span>;
  if (state === "failed") return trouble?.reason ?? "It failed.";
  const counts = outcome ? outcomeText(outcome) : null;
  if (state === "held") {
    return (
      <>
        {trouble?.reason}{" "}
        {counts ? <span className="text-muted">Applied, it would be: {counts}.</span> : null}
      </>
    );
  }
  return <span className="tabular">{counts ?? "The same as before."}</span>;
}

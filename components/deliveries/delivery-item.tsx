import { DeliveryActions } from "@/components/deliveries/delivery-actions.tsx";
import { DeliveryState } from "@/components/deliveries/delivery-state.tsx";
import { DocumentButton } from "@/components/deliveries/document-button.tsx";
import { outcomeText } from "@/components/deliveries/outcome-text.ts";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { DeliveryView, Outcome } from "@/lib/ingest/schema.ts";

type DeliveryItemProps = {
  delivery: DeliveryView;
  canResolve: boolean;
  canOpen: boolean;
  onChange: () => void;
};

/** One arrival of a report: what it was, what became of it, and what a person can do about it. */
export function DeliveryItem({ delivery, canResolve, canOpen, onChange }: DeliveryItemProps) {
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
          <DeliveryState state={state} preview={state === "held" && trouble?.code === "preview"} />
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
      <div className="flex flex-wrap items-start gap-1 sm:justify-end">
        {canResolve ? <DeliveryActions delivery={delivery} onChange={onChange} /> : null}
        {canOpen ? <DocumentButton delivery={delivery} /> : null}
      </div>
    </li>
  );
}

function Result({ delivery: { state, outcome, trouble } }: { delivery: DeliveryView }) {
  if (state === "queued")
    return <span className="text-muted">Waits for the worker, or is being applied.</span>;
  if (state === "discarded") return <span className="text-muted">Will not be applied.</span>;
  if (state === "failed") return trouble?.reason ?? "It failed.";
  const counts = outcome ? outcomeText(outcome) : null;
  if (state === "held" && trouble?.code === "preview") return <Preview outcome={outcome} />;
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

/** The four numbers a person decides on, each in its own place so that several previews compare at a glance. */
function Preview({ outcome }: { outcome: Outcome | null }) {
  if (!outcome) return "Nothing is known of what it would change.";
  const { new: fresh, reopened, changed, unchanged, fixed } = outcome;
  const counts = [
    ["New", fresh + reopened],
    ["Changed", changed],
    ["Unchanged", unchanged],
    ["Closed", fixed],
  ] as const;
  return (
    <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      {counts.map(([word, n]) => (
        <span key={word}>
          <span className="text-muted">{word}</span> <span className="tabular font-medium">{exact(n)}</span>
        </span>
      ))}
      {outcome.objects > 0 ? <span className="text-muted">{outcomeText(objectsOnly(outcome))}</span> : null}
    </span>
  );
}

const objectsOnly = ({ objects, skipped }: Outcome): Outcome => ({
  new: 0,
  reopened: 0,
  changed: 0,
  unchanged: 0,
  fixed: 0,
  objects,
  skipped,
});

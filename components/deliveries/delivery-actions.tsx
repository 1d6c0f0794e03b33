"use client";

import { toast } from "sonner";
import { outcomeText } from "@/components/deliveries/outcome-text.ts";
import { SubjectForm } from "@/components/deliveries/subject-form.tsx";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { api } from "@/lib/http/api.ts";
import type { DeliveryView } from "@/lib/ingest/schema.ts";

type DeliveryActionsProps = { delivery: DeliveryView; onChange: () => void };

/** Approve, replay, discard; each says what it will do before it does. */
export function DeliveryActions({ delivery, onChange }: DeliveryActionsProps) {
  const { deliveryId, state, outcome, trouble } = delivery;
  const settle = async (verb: "replay" | "discard", body: object, done: string) => {
    await api("POST", `/deliveries/${deliveryId}/${verb}`, body);
    toast(done);
    onChange();
  };
  if (state === "failed" && trouble?.code === "subject_required") {
    return (
      <div className="flex flex-wrap items-start gap-2 sm:max-w-sm sm:justify-end">
        <SubjectForm
          onSubject={(subject) => settle("replay", { subject }, "It runs again, with its subject")}
        />
        <Discard settle={settle} />
      </div>
    );
  }
  const replay = (
    <ConfirmButton
      look={state === "applied" || state === "unchanged" ? "quiet" : undefined}
      label="Replay"
      title="Apply this report again?"
      effect="The stored document is read and applied again, at its own place in time. Newer reports stay newer."
      onConfirm={() => settle("replay", {}, "It runs again")}
    />
  );
  if (state === "queued") return null;
  if (state === "applied" || state === "unchanged") return replay;
  const preview = trouble?.code === "preview";
  return (
    <div className="flex flex-wrap items-start gap-2 sm:justify-end">
      {state === "held" ? (
        <ConfirmButton
          look="primary"
          label={preview ? "Apply" : "Approve"}
          title={preview ? "Apply this report?" : "Apply this report all the same?"}
          effect={`${preview ? "" : (trouble?.reason ?? "")} Applying it means: ${outcome ? outcomeText(outcome) : "unknown"}. The audit log will name you.`}
          onConfirm={() => settle("replay", { approved: true }, "Approved; it is being applied")}
        />
      ) : (
        replay
      )}
      {state === "discarded" ? null : <Discard settle={settle} />}
    </div>
  );
}

type Settle = (verb: "discard", body: object, done: string) => Promise<void>;

const Discard = ({ settle }: { settle: Settle }) => (
  <ConfirmButton
    look="quiet"
    label="Discard"
    title="Discard this report?"
    effect="It will not change any finding. Its document stays readable, and it can be replayed later."
    onConfirm={() => settle("discard", {}, "Discarded")}
  />
);

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { api } from "@/lib/http/api.ts";
import { type DestinationView, TRACKERS } from "@/lib/notifications/destinations/schema.ts";
import type { Trial } from "@/lib/notifications/messages/schema.ts";
import { AnswerText, PayloadText } from "./payload-text.tsx";

/** Sends now, and shows what went over the wire and what was answered. */
export function SendTest({ destination: { id, name, kind } }: { destination: DestinationView }) {
  // A tracker has no other way to be tried than with an issue.
  const isTracker = TRACKERS.includes(kind);
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const send = async () => {
    setBusy(true);
    try {
      setTrial(await api<Trial>("POST", `/notifications/destinations/${id}/test`));
      router.refresh();
    } catch (error) {
      toast.error("No test was sent", { description: (error as Error).message });
    }
    setBusy(false);
  };
  return (
    <>
      <Button
        onClick={send}
        disabled={busy}
        aria-label={isTracker ? `Create a test issue in ${name}` : `Send a test to ${name}`}
      >
        {busy ? "Sending…" : isTracker ? "Create a test issue" : "Send a test"}
      </Button>
      {trial ? (
        <Dialog
          open
          wide
          onOpenChange={() => setTrial(null)}
          title={trial.answer.ok ? `${name} took the test` : `${name} did not take the test`}
          description={`After ${trial.milliseconds} ms`}
        >
          <div className="grid gap-4">
            <AnswerText answer={trial.answer} />
            <PayloadText payload={trial.payload} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { ExceptionDecision, ExceptionDetail, ExceptionView } from "@/lib/exceptions/schema.ts";
import { api } from "@/lib/http/api.ts";

type Move = ExceptionDecision["decision"];

const DONE: Record<Move, string> = {
  approve: "Approved. What is in its scope is accepted now.",
  decline: "Declined.",
  withdraw: "Withdrawn.",
  revoke: "Revoked. Its findings are open again.",
};

/** What this person may do with it, with a word on it. Made for thumbs too. */
export function DecisionBar(props: {
  exception: ExceptionView;
  moves: ExceptionDetail["moves"];
  approvers: number;
}) {
  const { exception, moves, approvers } = props;
  const router = useRouter();
  const [note, setNote] = useState("");
  const decide = useMutation({
    mutationFn: (decision: Move) =>
      api("PUT", `/exceptions/${exception.id}/decision`, { decision, note, version: exception.version }),
    onSuccess: (_, decision) => {
      toast.success(DONE[decision]);
      setNote("");
      router.refresh();
    },
    onError: () => router.refresh(),
  });
  const can = (move: Move): boolean => moves.includes(move);
  const waits = exception.state === "requested";
  if (!waits && !can("revoke")) return null;
  return (
    <section aria-label="Decide" className="mb-4 grid gap-3 rounded-lg border border-signal px-4 py-3">
      {waits && !can("approve") ? (
        <p className="text-sm">
          {approvers === 0
            ? "There is nobody else who may approve it: make another person CISO or administrator."
            : `Waits for one of ${exact(approvers)} ${plural(approvers, "other person", "other people")} who may approve it. Nobody approves their own.`}
        </p>
      ) : null}
      {can("approve") ? (
        <Field label="Your word on it" hint="Needed to decline." error={decide.error?.message}>
          {(control) => (
            <Input
              {...control}
              value={note}
              maxLength={5000}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      ) : decide.error ? (
        <p role="alert" className="text-sm">
          {decide.error.message}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {can("approve") ? (
          <Button look="primary" disabled={decide.isPending} onClick={() => decide.mutate("approve")}>
            Approve
          </Button>
        ) : null}
        {can("decline") ? (
          <Button disabled={decide.isPending || note.trim() === ""} onClick={() => decide.mutate("decline")}>
            Decline
          </Button>
        ) : null}
        {can("withdraw") ? (
          <Button disabled={decide.isPending} onClick={() => decide.mutate("withdraw")}>
            Withdraw
          </Button>
        ) : null}
        {can("revoke") ? (
          <Button look="danger" disabled={decide.isPending} onClick={() => decide.mutate("revoke")}>
            Revoke: reopen {exact(exception.findings)} {plural(exception.findings, "finding")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

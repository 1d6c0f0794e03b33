"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { VEX_JUSTIFICATIONS, type VexJustification } from "@/lib/findings/lifecycle.ts";
import type { FindingStatus } from "@/lib/findings/schema.ts";
import type { Triage } from "@/lib/findings/triage/schema.ts";

export type Verdict = Omit<Triage, "version">;
type Choice = Verdict["status"];

export const sentence = (words: string): string => {
  const text = words.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const SETTLED: readonly FindingStatus[] = ["false_positive", "not_affected", "risk_accepted"];

/** Status, comment and, for "not affected", its justification; the button waits until all that is needed is there. */
export function VerdictForm(props: {
  /** What it is now; null for many. */
  current: FindingStatus | null;
  moves: readonly FindingStatus[];
  pending: boolean;
  label: string;
  /** What the button says. */
  action?: string;
  onVerdict: (verdict: Verdict) => void;
}) {
  const [status, setStatus] = useState<Choice | "">("");
  const [comment, setComment] = useState("");
  const [justification, setJustification] = useState<VexJustification | "">("");
  const needsComment =
    status !== "" &&
    (SETTLED.includes(status) || (props.current !== null && SETTLED.includes(props.current)));
  const ready =
    status !== "" &&
    (!needsComment || comment.trim() !== "") &&
    (status !== "not_affected" || justification !== "");
  const choices = props.moves.map((move) => ({ value: move, label: sentence(move) }));
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        props.onVerdict({
          status,
          comment: comment.trim(),
          justification: status === "not_affected" && justification !== "" ? justification : null,
        });
        setStatus("");
        setComment("");
        setJustification("");
      }}
    >
      <Select
        data-triage-field
        aria-label={props.label}
        value={status}
        onChange={(event) => setStatus(event.target.value as Choice)}
        options={[
          { value: "", label: props.current ? `${sentence(props.current)} · change` : "Set status" },
          ...choices,
        ]}
      />
      {status === "not_affected" ? (
        <Select
          aria-label="Justification"
          value={justification}
          onChange={(event) => setJustification(event.target.value as VexJustification)}
          options={[
            { value: "", label: "Justification" },
            ...VEX_JUSTIFICATIONS.map((value) => ({ value, label: sentence(value) })),
          ]}
        />
      ) : null}
      {status === "" ? null : (
        <>
          <div className="min-w-40 flex-1">
            <Input
              aria-label="Comment"
              placeholder={needsComment ? "Why (needed)" : "Comment"}
              maxLength={5000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </div>
          <Button type="submit" look="primary" disabled={!ready || props.pending}>
            {props.action ?? "Save"}
          </Button>
        </>
      )}
    </form>
  );
}

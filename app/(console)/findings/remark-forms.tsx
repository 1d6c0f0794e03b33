"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";
import { FINDINGS } from "@/lib/findings/queries.ts";
import { SEVERITIES } from "@/lib/findings/schema.ts";
import { api } from "@/lib/http/api.ts";
import { sentence } from "./verdict-form.tsx";

/** Sends, then reads again what it may have changed; a refusal is said. */
function useSend(method: "PUT" | "POST", path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api<unknown>(method, path, body),
    onError: (error) => toast.error("Nothing was changed", { description: error.message, duration: 10_000 }),
    onSettled: () => client.invalidateQueries({ queryKey: FINDINGS }),
  });
}

export function CommentForm({ finding }: { finding: FindingDetail }) {
  const [comment, setComment] = useState("");
  const send = useSend("POST", `/findings/${finding.id}/comments`);
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (comment.trim() !== "") send.mutate({ comment }, { onSuccess: () => setComment("") });
      }}
    >
      <Input
        aria-label="Add a comment"
        placeholder="Add a comment"
        maxLength={5000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <Button type="submit" disabled={comment.trim() === "" || send.isPending}>
        Comment
      </Button>
    </form>
  );
}

const FROM_TOOLS = "tools";

/** A person's severity in place of the tools', with its reason; or theirs again. */
export function SeverityForm({ finding }: { finding: FindingDetail }) {
  const [severity, setSeverity] = useState("");
  const [reason, setReason] = useState("");
  const send = useSend("PUT", `/findings/${finding.id}/severity`);
  const options = SEVERITIES.filter((one) => one !== finding.severity).map((value) => ({
    value: value as string,
    label: sentence(value),
  }));
  const back = { value: FROM_TOOLS, label: `As tools say (${finding.reportedSeverity})` };
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const set = severity === FROM_TOOLS ? null : severity;
        const done = () => {
          setSeverity("");
          setReason("");
        };
        if (severity !== "" && reason.trim() !== "")
          send.mutate({ severity: set, reason, version: finding.version }, { onSuccess: done });
      }}
    >
      <Select
        aria-label="Severity"
        value={severity}
        onChange={(event) => setSeverity(event.target.value)}
        options={[
          { value: "", label: `${sentence(finding.severity)} · change` },
          ...(finding.overridden ? [back] : []),
          ...options,
        ]}
      />
      {severity === "" ? null : (
        <>
          <div className="min-w-40 flex-1">
            <Input
              aria-label="Reason"
              placeholder="Why (needed)"
              maxLength={5000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <Button type="submit" look="primary" disabled={reason.trim() === "" || send.isPending}>
            Set severity
          </Button>
        </>
      )}
    </form>
  );
}

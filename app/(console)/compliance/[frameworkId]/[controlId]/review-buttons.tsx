"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { AttestationView } from "@/lib/compliance/attestations/schema.ts";
import { api } from "@/lib/http/api.ts";

const LABELS = { agree: "Agree", decline: "Decline", withdraw: "Withdraw" } as const;

export function ReviewButtons({ id, version, may }: Pick<AttestationView, "id" | "version" | "may">) {
  const router = useRouter();
  const [note, setNote] = useState("");
  const [complaint, setComplaint] = useState<string>();
  const review = async (chosen: keyof typeof LABELS) => {
    try {
      await api("PUT", `/attestations/${id}/review`, { review: chosen, note, version });
      toast.success(`Done: ${LABELS[chosen].toLowerCase()}.`);
      router.refresh();
    } catch (error) {
      setComplaint((error as Error).message);
    }
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      {may.includes("decline") ? (
        <div className="min-w-52 flex-1">
          <Field label="Note" error={complaint} hint="Why, where you decline.">
            {(control) => (
              <Input
                {...control}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </div>
      ) : null}
      {may.map((one) => (
        <Button key={one} look={one === "agree" ? "primary" : "secondary"} onClick={() => review(one)}>
          {LABELS[one]}
        </Button>
      ))}
      {complaint && !may.includes("decline") ? (
        <p role="alert" className="text-xs">
          {complaint}
        </p>
      ) : null}
    </div>
  );
}

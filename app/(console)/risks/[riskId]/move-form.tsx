"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { Select } from "@/components/ui/select.tsx";
import { api } from "@/lib/http/api.ts";
import { type RiskState, type RiskView, riskStates } from "@/lib/risks/schema.ts";
import { refusal } from "@/lib/risks/transition.ts";

/** The next state, with its reason; only what may follow is offered. */
export function MoveForm({ risk }: { risk: RiskView }) {
  const router = useRouter();
  const open = riskStates.filter((to) => refusal(risk.state, to, risk.treatment) === null);
  const [to, setTo] = useState<RiskState | "">("");
  const [note, setNote] = useState("");
  const move = useMutation({
    mutationFn: () => api("PUT", `/risks/${risk.id}/state`, { to, note, version: risk.version }),
    onSuccess: () => {
      setTo("");
      setNote("");
      router.refresh();
    },
    onError: (error) => toast.error("Nothing was changed", { description: error.message }),
  });
  return (
    <Panel title="Next step">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (to !== "" && note.trim() !== "") move.mutate();
        }}
      >
        <Field label="State">
          {(control) => (
            <Select
              {...control}
              value={to}
              onChange={({ target }) => setTo(target.value as RiskState)}
              options={[
                { value: "", label: `${risk.state} · change` },
                ...open.map((state) => ({ value: state, label: state })),
              ]}
            />
          )}
        </Field>
        <Field
          label="Why"
          hint={
            risk.treatment === null && risk.state === "assessed"
              ? "Treating it needs a treatment first: change the risk."
              : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              value={note}
              maxLength={2000}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Field>
        <div>
          <Button type="submit" disabled={to === "" || note.trim() === "" || move.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { api } from "@/lib/http/api.ts";
import type { NewRule } from "@/lib/notifications/rules/schema.ts";
import { emptyForm } from "./draft.ts";
import { RuleDialog } from "./rule-dialog.tsx";

interface Props {
  receivers: readonly { id: number; name: string }[];
  /** A filter that a link brought along: the form opens with it. */
  filter: string | null;
}

export function AddRule({ receivers, filter }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(filter !== null);
  const add = async (rule: NewRule) => {
    await api("POST", "/notifications/rules", rule);
    toast(`${rule.name} listens from now on`);
    router.refresh();
  };
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        Add a rule
      </Button>
      {open ? (
        <RuleDialog
          title="Add a rule"
          initial={emptyForm(receivers[0]!.id, Intl.DateTimeFormat().resolvedOptions().timeZone, filter)}
          receivers={receivers}
          onSave={add}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

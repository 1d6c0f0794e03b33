"use client";

import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { api } from "@/lib/http/api.ts";
import type { NewRule, RuleView } from "@/lib/notifications/rules/schema.ts";
import { AskOnce } from "../ask-once.tsx";
import { formOf } from "./draft.ts";
import { RuleDialog } from "./rule-dialog.tsx";

interface Props {
  rule: RuleView;
  receivers: readonly { id: number; name: string }[];
}

export function RuleActions({ rule, receivers }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState<"change" | "removal" | null>(null);
  const { id, name, enabled, version } = rule;
  const path = `/notifications/rules/${id}`;
  const close = () => setAsking(null);
  const save = async (changed: NewRule) => {
    await api("PUT", path, { ...changed, version });
    toast(`${changed.name} is saved`);
    router.refresh();
  };
  const turn = async () => {
    await api("PATCH", path, { enabled: !enabled })
      .then(() => toast(enabled ? `${name} is off` : `${name} is on`))
      .catch((error: Error) => toast.error("Nothing was changed", { description: error.message }));
    router.refresh();
  };
  const remove = async () => {
    await api("DELETE", path);
    toast(`${name} is removed`);
    router.refresh();
  };
  return (
    <div className="flex items-center gap-1 lg:justify-end">
      <Button onClick={() => setAsking("change")} aria-label={`Change ${name}`}>
        Change
      </Button>
      <Menu
        trigger={
          <IconButton label={`More about ${name}`}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem onSelect={turn}>{enabled ? "Switch off" : "Switch on"}</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setAsking("removal")}>Remove…</MenuItem>
      </Menu>
      {asking === "change" ? (
        <RuleDialog
          title={`Change ${name}`}
          initial={formOf(rule)}
          receivers={receivers}
          onSave={save}
          onClose={close}
        />
      ) : null}
      {asking === "removal" ? (
        <AskOnce
          title={`Remove ${name}?`}
          effect="What waits for it is not sent. What it has sent stays among the deliveries."
          label="Remove"
          onConfirm={remove}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

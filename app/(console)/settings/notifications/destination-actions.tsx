"use client";

import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { api } from "@/lib/http/api.ts";
import type { DestinationView } from "@/lib/notifications/destinations/schema.ts";
import { AskOnce } from "./ask-once.tsx";
import { ChangeDestination } from "./change-destination.tsx";
import { SendTest } from "./send-test.tsx";
import { SigningSecret } from "./signing-secret.tsx";

type Asking = "connection" | "secret" | "removal" | null;

export function DestinationActions({ destination }: { destination: DestinationView }) {
  const router = useRouter();
  const [asking, setAsking] = useState<Asking>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id, name, kind, enabled, version } = destination;
  const path = `/notifications/destinations/${id}`;
  const close = () => setAsking(null);
  const pause = async () => {
    await api("PATCH", path, { enabled: !enabled, version })
      .then(() => toast(enabled ? `${name} is paused` : `${name} is told again`))
      .catch((error: Error) => toast.error("Nothing was changed", { description: error.message }));
    router.refresh();
  };
  const rotate = async () => {
    setSecret((await api<{ signingSecret: string }>("POST", `${path}/secret`)).signingSecret);
    router.refresh();
  };
  const remove = async () => {
    await api("DELETE", path);
    toast(`${name} is removed`);
    router.refresh();
  };
  return (
    <div className="flex items-center gap-1 lg:justify-end">
      <SendTest destination={destination} />
      <Menu
        trigger={
          <IconButton label={`More about ${name}`}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setAsking("connection")}>Change…</MenuItem>
        {kind === "webhook" ? (
          <MenuItem onSelect={() => setAsking("secret")}>New signing secret…</MenuItem>
        ) : null}
        <MenuItem onSelect={pause}>{enabled ? "Pause" : "Resume"}</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setAsking("removal")}>Remove…</MenuItem>
      </Menu>
      {asking === "connection" ? <ChangeDestination destination={destination} onClose={close} /> : null}
      {asking === "secret" ? (
        <AskOnce
          title={`A new signing secret for ${name}?`}
          effect="For a day messages are signed with both, so that the receiver can change over."
          label="Make a new secret"
          onConfirm={rotate}
          onClose={close}
        />
      ) : null}
      {asking === "removal" ? (
        <AskOnce
          title={`Remove ${name}?`}
          effect="Its rules and the history of what it was told go with it. Tickets stay where they are."
          label="Remove"
          onConfirm={remove}
          onClose={close}
        />
      ) : null}
      {secret === null ? null : (
        <Dialog
          open
          onOpenChange={() => setSecret(null)}
          title="The signing secret"
          footer={
            <Button look="primary" onClick={() => setSecret(null)}>
              Done
            </Button>
          }
        >
          <SigningSecret secret={secret} />
        </Dialog>
      )}
    </div>
  );
}

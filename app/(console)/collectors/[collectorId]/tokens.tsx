"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { TokenCommands } from "@/components/collectors/token-commands.tsx";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import {
  COLLECTOR_KINDS,
  type CollectorKind,
  type CollectorView,
  type MintedToken,
} from "@/lib/collectors/schema.ts";
import { api } from "@/lib/http/api.ts";

const OVERLAPS = [
  { value: "0", label: "end at once" },
  { value: "1", label: "stay good for an hour" },
  { value: "24", label: "stay good for a day" },
  { value: "168", label: "stay good for a week" },
];

const kindOf = (kind: string): CollectorKind => COLLECTOR_KINDS.find((known) => known === kind) ?? "other";

const hostOf = ({ binding }: CollectorView): string | null =>
  binding?.kind === "host" ? binding.name : null;

export function Tokens({ collector, canManage }: { collector: CollectorView; canManage: boolean }) {
  const router = useRouter();
  const [overlap, setOverlap] = useState("24");
  const [minted, setMinted] = useState<MintedToken | null>(null);
  const { id, name, tokens, disabledAt } = collector;

  const rotate = async () => {
    setMinted(await api<MintedToken>("POST", `/collectors/${id}/tokens`, { overlapHours: Number(overlap) }));
    router.refresh();
  };
  const revoke = async (tokenId: string) => {
    await api("DELETE", `/collectors/${id}/tokens/${tokenId}`);
    router.refresh();
  };
  const switchTo = async (disabled: boolean) => {
    await api("PATCH", `/collectors/${id}`, { disabled });
    router.refresh();
  };
  const current = OVERLAPS.find(({ value }) => value === overlap)!.label;

  return (
    <Panel title="Tokens" flush>
      {tokens.length === 0 ? <p className="px-4 py-3 text-muted text-sm">No token is good now.</p> : null}
      <ul aria-label="Tokens">
        {tokens.map((token) => (
          <li key={token.id} className="flex items-start gap-3 border-line border-b px-4 py-3 text-xs">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <code className="truncate font-mono">plm_collector_{token.id}_…</code>
              <span className="text-muted">
                made <RelativeTime at={token.createdAt} />,{" "}
                {token.usedAt ? (
                  <>
                    used <RelativeTime at={token.usedAt} />
                  </>
                ) : (
                  "never used"
                )}
                {token.expiresAt ? (
                  <>
                    , ends <RelativeTime at={token.expiresAt} />
                  </>
                ) : null}
              </span>
            </div>
            {canManage ? (
              <ConfirmButton
                look="danger"
                label="Revoke"
                title="Revoke this token?"
                effect={`Whoever sends with it is refused from the next request on. ${name} has ${tokens.length} ${plural(tokens.length, "token")} now.`}
                onConfirm={() => revoke(token.id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {canManage ? (
        <div className="flex flex-wrap items-center gap-2 px-4 py-3">
          <ConfirmButton
            label="Rotate"
            title={`Make a new token for ${name}?`}
            effect={`The tokens there are ${current}.`}
            onConfirm={rotate}
          />
          <Select
            aria-label="Tokens there are"
            options={OVERLAPS.map(({ value, label }) => ({ value, label: `Old ones ${label}` }))}
            value={overlap}
            onChange={(event) => setOverlap(event.target.value)}
          />
          <span className="flex-1" />
          <ConfirmButton
            look="quiet"
            label={disabledAt ? "Switch on" : "Switch off"}
            title={disabledAt ? `Switch ${name} on?` : `Switch ${name} off?`}
            effect={
              disabledAt
                ? "Its tokens are good again."
                : "All its tokens are refused until it is switched on again. What it sent stays."
            }
            onConfirm={() => switchTo(!disabledAt)}
          />
        </div>
      ) : null}
      <Dialog
        wide
        open={minted !== null}
        onOpenChange={(open) => (open ? undefined : setMinted(null))}
        title={`New token of ${name}`}
      >
        {minted ? (
          <TokenCommands kind={kindOf(collector.kind)} minted={minted} host={hostOf(collector)} />
        ) : null}
      </Dialog>
    </Panel>
  );
}

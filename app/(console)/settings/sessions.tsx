"use client";

import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge.tsx";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { OwnSession } from "@/lib/access/schema.ts";
import { api } from "@/lib/http/api.ts";
import { browserName } from "./browser-name.ts";

export function Sessions({ sessions }: { sessions: OwnSession[] }) {
  const router = useRouter();
  const end = async (name: string) => {
    await api("DELETE", `/sessions/${name}`);
    router.refresh();
  };
  return (
    <Panel title="Your sessions" flush>
      <ul aria-label="Sessions">
        {sessions.map(({ name, current, userAgent, ip, createdAt, seenAt }) => (
          <li
            key={name}
            className="flex items-center gap-3 border-line border-b px-4 py-2.5 text-sm last:border-b-0"
          >
            <div className="grid min-w-0 flex-1 gap-0.5">
              <span className="flex items-center gap-2" title={userAgent ?? undefined}>
                {browserName(userAgent)}
                {current ? <Badge look="signal">this one</Badge> : null}
              </span>
              <span className="text-muted text-xs">
                seen <RelativeTime at={seenAt} />, opened <RelativeTime at={createdAt} />
                {ip ? ` from ${ip}` : ""}
              </span>
            </div>
            {current ? null : (
              <ConfirmButton
                label="End"
                title="End this session?"
                effect={`${browserName(userAgent)} has to sign in again.`}
                onConfirm={() => end(name)}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

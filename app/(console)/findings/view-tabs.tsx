"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { abbreviated } from "@/components/ui/quantity.ts";
import { viewCountsQuery, viewsQuery } from "@/lib/findings/queries.ts";
import { viewAddress } from "@/lib/findings/views/address.ts";
import type { ViewCounts } from "@/lib/findings/views/schema.ts";
import { api } from "@/lib/http/api.ts";
import { useViewId } from "./use-address.ts";
import { ViewMenu } from "./view-menu.tsx";

const STAY = 60_000;

/** That somebody is here and, of a view, that they opened it. A beat that is lost is made up for by the next. */
const tell = (path: string) => void api("POST", path).catch(() => undefined);

/** Saved views, each with how much is in it and how much of that is new to whoever looks. */
export function ViewTabs({ canShare, canManage }: { canShare: boolean; canManage: boolean }) {
  const current = useViewId();
  const { data } = useQuery(viewsQuery());
  const counts = useQuery(viewCountsQuery());
  const views = data?.views ?? [];
  useEffect(() => {
    tell("/visits");
    const beat = setInterval(() => document.visibilityState === "visible" && tell("/visits"), STAY);
    return () => clearInterval(beat);
  }, []);
  useEffect(() => {
    if (current > 0) tell(`/views/${current}/visit`);
  }, [current]);
  return (
    <div className="mb-3 flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <LinkTabs
          label="Views"
          tabs={[
            { href: "/findings?view=0", label: "All open", current: current === 0 },
            ...views.map((view) => ({
              href: viewAddress(view),
              label: view.name,
              current: view.id === current,
              count: countText(counts.data?.counts.find(({ id }) => id === view.id)),
            })),
          ]}
        />
      </div>
      <ViewMenu
        views={views}
        current={views.find(({ id }) => id === current) ?? null}
        canShare={canShare}
        canManage={canManage}
      />
    </div>
  );
}

const countText = (count: ViewCounts["counts"][number] | undefined) =>
  count && (
    <>
      {abbreviated(count.total.count)}
      {count.total.capped ? "+" : ""}
      {count.fresh > 0 ? <strong className="ml-1 text-signal">{abbreviated(count.fresh)} new</strong> : null}
    </>
  );

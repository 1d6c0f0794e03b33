"use client";

import { Bookmark } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu.tsx";
import { ROLES } from "@/lib/access/actor.ts";
import { FindingSort } from "@/lib/findings/filter.ts";
import { viewAddress } from "@/lib/findings/views/address.ts";
import type { FindingView } from "@/lib/findings/views/schema.ts";
import { useFilter, useGrouping, useLook } from "./use-address.ts";
import { useViews } from "./use-views.ts";
import { ViewNameDialog } from "./view-name-dialog.tsx";

/** The list as it shows now, without a name. */
function useShown() {
  const { query } = useFilter();
  const { visibility, density } = useLook();
  const [{ group }] = useGrouping();
  return {
    filter: query.filter ?? "",
    sort: FindingSort.catch("-severity").parse(query.sort ?? "-severity"),
    hide: Object.keys(visibility),
    density,
    group,
  };
}

/** Puts the view a place earlier or later. */
const moved = (views: readonly FindingView[], id: number, by: -1 | 1): number[] => {
  const ids = views.map((view) => view.id);
  const from = ids.indexOf(id);
  ids.splice(from, 1);
  ids.splice(Math.max(0, from + by), 0, id);
  return ids;
};

export function ViewMenu(props: {
  views: readonly FindingView[];
  current: FindingView | null;
  canShare: boolean;
  canManage: boolean;
}) {
  const { views, current } = props;
  const [asking, setAsking] = useState<"save" | "rename" | null>(null);
  const router = useRouter();
  const shown = useShown();
  const act = useViews();
  const named = async (name: string) => {
    if (asking === "rename" && current) await act.change(current, { name }, `Renamed to ${name}`);
    else {
      const made = await act.create({ ...shown, name, shared: false });
      if (made) router.push(viewAddress({ ...shown, id: made.id }));
    }
    setAsking(null);
  };
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet">
            <Bookmark /> View
          </Button>
        }
      >
        <MenuItem onSelect={() => setAsking("save")}>Save as a view…</MenuItem>
        {current?.editable ? (
          <>
            <MenuItem onSelect={() => void act.change(current, shown, `Updated ${current.name}`)}>
              Update {current.name}
            </MenuItem>
            <MenuItem onSelect={() => setAsking("rename")}>Rename…</MenuItem>
            {props.canShare || current.shared ? (
              <MenuItem
                onSelect={() =>
                  void act.change(
                    current,
                    { shared: !current.shared },
                    current.shared ? "Only you see it now" : "Everybody sees it now",
                  )
                }
              >
                {current.shared ? "Stop sharing" : "Share with everybody"}
              </MenuItem>
            ) : null}
          </>
        ) : null}
        {current ? (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => void act.order(moved(views, current.id, -1))}>Move left</MenuItem>
            <MenuItem onSelect={() => void act.order(moved(views, current.id, 1))}>Move right</MenuItem>
            <MenuItem onSelect={() => void act.choose(current.isDefault ? null : current.id)}>
              {current.isDefault ? "Begin with my role's view" : "Begin with this view"}
            </MenuItem>
          </>
        ) : null}
        {current?.shared && props.canManage ? (
          <>
            <MenuLabel>Begin here for a role</MenuLabel>
            {ROLES.map((role) => (
              <MenuItem key={role} onSelect={() => void act.chooseFor(role, current.id)}>
                {role}
              </MenuItem>
            ))}
          </>
        ) : null}
        {current?.editable ? (
          <>
            <MenuSeparator />
            <MenuItem
              onSelect={async () => {
                if (await act.remove(current)) router.push("/findings?view=0");
              }}
            >
              Delete
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {asking ? (
        <ViewNameDialog
          title={asking === "rename" ? "Rename the view" : "Save as a view"}
          name={asking === "rename" ? (current?.name ?? "") : ""}
          onName={named}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}

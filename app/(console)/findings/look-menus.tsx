"use client";

import { Rows2, Rows3 } from "lucide-react";
import { ColumnMenu } from "@/components/table/column-menu.tsx";
import type { Columns } from "@/components/table/features.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import type { FindingRow } from "@/lib/findings/list/schema.ts";
import type { useLook } from "./use-address.ts";

/** Which columns show, and how closely rows stand. */
export function LookMenus({
  columns,
  look,
}: {
  columns: Columns<FindingRow>;
  look: ReturnType<typeof useLook>;
}) {
  const isDense = look.density === "dense";
  return (
    <div className="flex items-center gap-1">
      <IconButton
        label={isDense ? "More room between rows" : "Rows close together"}
        onClick={() => void look.setDensity(isDense ? "comfortable" : "dense")}
      >
        {isDense ? <Rows2 /> : <Rows3 />}
      </IconButton>
      <ColumnMenu columns={columns} visibility={look.visibility} onChange={look.setVisibility} />
    </div>
  );
}

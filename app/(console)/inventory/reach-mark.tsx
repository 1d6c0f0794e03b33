import { CircleHelp, Globe, PauseCircle, PlayCircle } from "lucide-react";
import type { AssetRow } from "@/lib/inventory/list/schema.ts";

const MARKS = {
  internet: { Icon: Globe, text: "Internet" },
  running: { Icon: PlayCircle, text: "Running" },
  not_running: { Icon: PauseCircle, text: "Not running" },
  unknown: { Icon: CircleHelp, text: "Unknown" },
};

/** How far an asset is exposed, with the sentence that says by what. */
export function ReachMark({ asset }: { asset: Pick<AssetRow, "exposure" | "exposureReason"> }) {
  const { Icon, text } = MARKS[asset.exposure];
  return (
    <span
      title={asset.exposureReason ?? undefined}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${asset.exposure === "internet" ? "font-medium" : "text-muted"}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}

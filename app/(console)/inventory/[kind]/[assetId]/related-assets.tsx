import Link from "next/link";
import { Panel } from "@/components/ui/panel.tsx";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import type { AssetDetail } from "@/lib/inventory/detail/schema.ts";

/** Assets that belong together with this one; long lists scroll in their panel. */
export function RelatedAssets({ group }: { group: AssetDetail["related"][number] }) {
  const hidden = group.total - group.assets.length;
  return (
    <Panel title={`${group.title} (${group.total})`} flush>
      <ul className="max-h-96 divide-y divide-line overflow-y-auto text-sm">
        {group.assets.map((asset) => (
          <li key={asset.id} className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5">
            <Link
              href={assetHref(asset)}
              className={`min-w-0 break-words hover:underline ${asset.live ? "font-medium" : "text-muted"}`}
            >
              {asset.name}
            </Link>
            <span className="text-muted text-xs">
              {asset.detail}
              {asset.live ? "" : `${asset.detail ? " · " : ""}not live`}
            </span>
          </li>
        ))}
        {hidden > 0 ? (
          <li className="px-4 py-1.5 text-muted text-xs">and {hidden} more, seen longer ago</li>
        ) : null}
      </ul>
    </Panel>
  );
}

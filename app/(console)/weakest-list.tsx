import Link from "next/link";
import type { Posture } from "@/lib/posture/schema.ts";

export function WeakestList({ weakest }: { weakest: Posture["weakest"] }) {
  return (
    <ol className="grid gap-px">
      {weakest.map((asset) => (
        <li
          key={asset.id}
          className="flex items-baseline gap-3 border-line border-b py-2 text-sm last:border-0"
        >
          <span className="w-16 shrink-0 text-muted text-xs">{asset.kind}</span>
          <Link
            href={`/inventory/assets/${asset.id}`}
            className="min-w-0 flex-1 truncate font-medium hover:text-signal hover:underline"
            title={asset.name}
          >
            {asset.name}
          </Link>
          <span className="tabular shrink-0 font-semibold">{asset.score.toFixed(1)}</span>
        </li>
      ))}
    </ol>
  );
}

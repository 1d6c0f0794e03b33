import Link from "next/link";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { INVENTORY_PAGES } from "@/lib/inventory/pages.ts";
import type { Holding } from "@/lib/inventory/teams/schema.ts";

/** Lists have one page per kind; "never scanned" is no kind. */
const KINDS = INVENTORY_PAGES.filter((page) => page.path !== "never-scanned");

/** How many assets of each kind somebody answers for, each number a way to its list. */
export function AssetCounts({ holding, team }: { holding: Holding; team: number | "none" | null }) {
  const kinds = KINDS.filter(({ kind }) => (holding.byKind[kind] ?? 0) > 0);
  if (kinds.length === 0) return <span className="text-muted">0 assets</span>;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {kinds.map(({ kind, path }) => {
        const n = holding.byKind[kind] ?? 0;
        const words = `${exact(n)} ${plural(n, kind, kind === "repository" ? "repositories" : `${kind}s`)}`;
        const query = team === null ? "live=yes" : `team=${team}&live=yes`;
        return (
          <li key={kind}>
            <Link href={`/inventory/${path}?${query}`} className="hover:text-signal hover:underline">
              {words}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Open findings by severity, and the way to their list. */
export function FindingCounts(props: { holding: Holding; team: number | "none" | null; scale?: number }) {
  const { holding, team } = props;
  return (
    <Link
      href={team === null ? "/findings" : `/findings?team=${team}`}
      className="block w-full max-w-64 rounded-sm"
    >
      <SeverityBar counts={holding.bySeverity} {...(props.scale ? { scale: props.scale } : {})} />
    </Link>
  );
}

import { exact, plural } from "@/components/ui/quantity.ts";
import type { RulePreview } from "@/lib/inventory/ownership/schema.ts";
import { ASSET_KINDS } from "@/lib/inventory/schema.ts";

const KINDS: Record<string, string> = { repository: "repositories" };

/** "Takes 4 images, 8 workloads: a, b, c and 9 more. Of these 9 unowned until now, 3 from shop. Earlier rules keep 2 more that match." */
export function previewWords(
  { takes, byKind, from, shadowed, samples }: RulePreview,
  teams: readonly { id: number; name: string }[],
): string {
  const kept = shadowed > 0 ? ` Earlier rules keep ${exact(shadowed)} more that match.` : "";
  if (takes === 0) return `Takes nothing.${kept}`;
  const kinds = ASSET_KINDS.flatMap((kind) => {
    const n = byKind[kind] ?? 0;
    return n > 0 ? `${exact(n)} ${plural(n, kind, KINDS[kind] ?? `${kind}s`)}` : [];
  });
  const gained = from.map(({ teamId, assets }) =>
    teamId === null
      ? `${exact(assets)} unowned until now`
      : `${exact(assets)} from ${teams.find(({ id }) => id === teamId)?.name ?? "an archived team"}`,
  );
  const named = samples.slice(0, 3);
  const more = takes > named.length ? ` and ${exact(takes - named.length)} more` : "";
  const change = gained.length > 0 ? ` Of these ${gained.join(", ")}.` : " All are this team's already.";
  return `Takes ${kinds.join(", ")}: ${named.join(", ")}${more}.${change}${kept}`;
}

import Link from "next/link";
import { Panel } from "@/components/ui/panel.tsx";
import type { AssetStory } from "@/lib/posture/asset-story/schema.ts";

const KINDS: Partial<Record<string, string>> = {
  vulnerabilities: "vulnerability",
  configuration: "misconfiguration",
  network: "misconfiguration",
  access: "misconfiguration",
  secrets: "secret",
  runtime: "runtime",
};
const EXPOSED: Record<string, string> = {
  internet: "half as much again, because the internet reaches it",
  not_running: "by half, because it is not running",
};

/** All kinds of trouble of one asset side by side and as one figure, so that no list has to be read four times. */
export function AssetStoryPanel({ assetId, story }: { assetId: number; story: AssetStory }) {
  const { parts, points, score, exposure } = story;
  if (parts.length === 0) return null;
  const most = Math.max(...parts.map((part) => part.points), 0.001);
  return (
    <Panel
      title="Hazard, all together"
      description={`${points.toFixed(1)} points${EXPOSED[exposure] ? `, counted ${EXPOSED[exposure]}` : ""}; an area with all of it would score ${score.toFixed(0)} of 100`}
    >
      <ul className="grid gap-2">
        {parts.map((part) => (
          <li
            key={`${part.area} ${part.from}`}
            className="grid grid-cols-[minmax(0,12rem)_1fr_3.5rem] items-center gap-3 text-sm"
          >
            <Link
              className="truncate capitalize hover:text-signal hover:underline"
              href={`/findings?asset=${assetId}${KINDS[part.area] ? `&kind=${KINDS[part.area]}` : ""}`}
            >
              {part.area}
              {part.from === "images" ? <span className="text-muted lowercase"> of images</span> : null}
            </Link>
            {part.assessed ? (
              <span aria-hidden className="h-2 overflow-hidden rounded-[2px] bg-raised">
                <span
                  className="block h-full bg-signal"
                  style={{ width: `${(100 * part.points) / most}%` }}
                />
              </span>
            ) : (
              <span className="text-muted text-xs">not assessed</span>
            )}
            <span className="tabular text-right">{part.points.toFixed(1)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

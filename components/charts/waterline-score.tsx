import { type ReactNode, useId } from "react";
import { linear } from "@/components/charts/scale.ts";

type WaterlineScoreProps = {
  /** 0–100, or null when too little was assessed to say. */
  score: number | null;
  /** Change since then, in points. */
  change?: { points: number; since: string } | null;
  /** The mark to stay above, where the disc's line is drawn. */
  target?: number;
  size?: number;
  children?: ReactNode;
};

const signed = (points: number) =>
  points > 0 ? `+${points.toFixed(1)}` : points < 0 ? `−${Math.abs(points).toFixed(1)}` : "±0";

/** The load-line disc filled to the score: the heavy line is where we float, the dashed one the mark to reach. */
export function WaterlineScore({ score, change, target = 80, size = 132, children }: WaterlineScoreProps) {
  const clip = useId();
  const height = linear([0, 100], [114, 14]);
  const water = height(score ?? 0);
  const line = height(target);
  const words =
    score === null ? "Score not known: too little was assessed" : `Score ${score} of 100, target ${target}`;
  return (
    <div className="flex items-center gap-5">
      <svg
        width={size * 1.25}
        height={size}
        viewBox="0 0 160 128"
        role="img"
        aria-label={words}
        className="max-w-full shrink-0"
      >
        <defs>
          <clipPath id={clip}>
            <circle cx="80" cy="64" r="50" />
          </clipPath>
        </defs>
        <g clipPath={`url(#${clip})`} data-colour>
          {score === null ? (
            <foreignObject x="30" y="14" width="100" height="100">
              <div className="hatched size-full opacity-60" />
            </foreignObject>
          ) : (
            <rect x="30" y={water} width="100" height="128" fill="var(--signal)" opacity="0.22" />
          )}
        </g>
        <circle cx="80" cy="64" r="50" fill="none" stroke="var(--edge)" strokeWidth="2" />
        <path d={`M6 ${line}h148`} stroke="var(--edge)" strokeWidth="1" strokeDasharray="3 3" />
        <text x="154" y={line - 4} textAnchor="end" fontSize="9" fill="var(--muted)">
          {target}
        </text>
        {score === null ? null : <path d={`M14 ${water}h132`} stroke="var(--signal)" strokeWidth="4" />}
      </svg>
      <div className="grid gap-0.5">
        <p className="tabular font-semibold text-5xl tracking-tight">
          {score ?? "–"}
          <span className="ml-1 font-normal text-base text-muted">/ 100</span>
        </p>
        {score === null ? <p className="text-muted text-sm">Too little assessed to say</p> : null}
        {change ? (
          <p className="text-sm">
            <span className="tabular font-medium">{signed(change.points)}</span>{" "}
            <span className="text-muted">since {change.since}</span>
          </p>
        ) : null}
        {children}
      </div>
    </div>
  );
}

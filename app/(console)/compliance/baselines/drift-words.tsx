import type { BaselineSummary } from "@/lib/compliance/baselines/schema.ts";

const WORDS = {
  worse: "now fail",
  silent: "no longer answered",
  better: "now pass",
  other: "answered otherwise",
} as const;

export function DriftWords({ counts }: Pick<BaselineSummary, "counts">) {
  const parts = (["worse", "silent", "better", "other"] as const).filter((one) => counts[one] > 0);
  if (parts.length === 0) return <p className="text-muted">No drift</p>;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1">
      {parts.map((one) => (
        <span key={one} className={one === "worse" ? "font-medium" : "text-muted"}>
          <span className="tabular">{counts[one].toLocaleString("en")}</span> {WORDS[one]}
        </span>
      ))}
    </p>
  );
}

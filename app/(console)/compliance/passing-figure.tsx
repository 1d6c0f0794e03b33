import type { FrameworkSummary } from "@/lib/compliance/schema.ts";
import { passingWords } from "./passing-words.ts";

/** The percentage never stands without its counts. */
export function PassingFigure({ framework }: { framework: FrameworkSummary }) {
  const { figure, words } = passingWords(framework);
  return (
    <p className="tabular">
      <span className="font-semibold text-lg">{figure}</span>
      <span className="block text-muted text-xs">{words}</span>
    </p>
  );
}

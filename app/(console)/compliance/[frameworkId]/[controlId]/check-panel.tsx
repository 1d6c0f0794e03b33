import { AnswerWords } from "@/components/compliance/answer-words.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { plural } from "@/components/ui/quantity.ts";
import type { CheckView } from "@/lib/compliance/schema.ts";
import { AnswerItem } from "./answer-item.tsx";

/** One check: every asset's answer, the worst first. */
export function CheckPanel({ check: { check, counts, answers } }: { check: CheckView }) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Panel
      title={<code className="break-all font-mono text-xs">{check}</code>}
      description={<AnswerWords counts={counts} />}
      flush
    >
      {all === 0 ? (
        <p className="px-4 py-3 text-muted text-sm">
          No asset in this scope has been asked. A report of the tool that runs this check would answer it.
        </p>
      ) : (
        <ul>
          {answers.map((answer) => (
            <AnswerItem key={answer.assets.map(({ id }) => id).join()} answer={answer} />
          ))}
        </ul>
      )}
      {all > answers.length ? (
        <p className="border-line border-t px-4 py-2 text-muted text-xs">
          {all - answers.length} more {plural(all - answers.length, "answer")}, none worse than these.
        </p>
      ) : null}
    </Panel>
  );
}

import type { Skip } from "../reading.ts";
import { cleanText } from "./clean-strings.ts";

/** What a tool wrote between documents, a note a line. Lines are counted once, from front to back. */
export const talkAround = (text: string) => {
  let notes: Skip[] = [];
  let counted = 0;
  let line = 1;
  const lineAt = (position: number): number => {
    for (
      let next = text.indexOf("\n", counted);
      next !== -1 && next < position;
      next = text.indexOf("\n", next + 1)
    )
      line++;
    counted = Math.max(counted, position);
    return line;
  };
  return {
    lineAt,
    take(from: number, to: number): void {
      if (from >= to) return;
      const first = lineAt(from);
      for (const [i, said] of text.slice(from, to).split("\n").entries()) {
        if (/^[\s,]*$/.test(said)) continue;
        notes.push({
          path: `line ${first + i}`,
          reason: `not part of the document: ${cleanText(said.trim().slice(0, 80))}`,
          loses: false,
        });
      }
    },
    flush(): Skip[] {
      const taken = notes;
      notes = [];
      return taken;
    },
  };
};

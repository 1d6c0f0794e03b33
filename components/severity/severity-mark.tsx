import { SEVERITY_MARKS } from "@/components/severity/marks.ts";
import type { Severity } from "@/lib/findings/schema.ts";

const SHAPES = {
  diamond: <path d="M6 .5 11.5 6 6 11.5.5 6Z" fill="currentColor" />,
  triangle: <path d="M6 1 11.6 11H.4Z" fill="currentColor" />,
  square: <path d="M1.25 1.25h9.5v9.5h-9.5Z" fill="currentColor" />,
  disc: <circle cx="6" cy="6" r="4.75" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.75" />,
};

/** Colour, shape and letter; with `words`, the name in place of the letter. */
export function SeverityMark({ severity, words = false }: { severity: Severity; words?: boolean }) {
  const mark = SEVERITY_MARKS[severity];
  return (
    <span
      className="inline-flex items-center gap-1.5 whitespace-nowrap"
      title={words ? undefined : mark.word}
    >
      <svg
        data-colour
        aria-hidden="true"
        width="11"
        height="11"
        viewBox="0 0 12 12"
        className="shrink-0"
        style={{ color: mark.colour }}
      >
        {SHAPES[mark.shape]}
      </svg>
      {words ? (
        <span className="capitalize">{mark.word}</span>
      ) : (
        <>
          <span aria-hidden className="w-3 font-medium text-2xs">
            {mark.letter}
          </span>
          <span className="sr-only">{mark.word}</span>
        </>
      )}
    </span>
  );
}

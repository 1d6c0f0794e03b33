"use client";

import { clsx } from "clsx";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Input } from "@/components/ui/input.tsx";
import { type Completion, completions, type KnownValues } from "@/lib/findings/filter/complete.ts";
import { FilterProblem } from "@/lib/findings/filter/filter-problem.ts";
import { parseFilter } from "@/lib/findings/filter/parse.ts";
import { recentFilters, rememberFilter } from "./recent-filters.ts";

/** One field for the whole filter: completes fields and values, and says where it cannot be read. */
export function FilterField(props: {
  text: string;
  known: KnownValues;
  onFilter: (terms: ReturnType<typeof parseFilter>) => void;
}) {
  const [typed, setTyped] = useState(props.text);
  const [problem, setProblem] = useState<FilterProblem | null>(() => problemIn(props.text));
  const [choices, setChoices] = useState<Completion[]>([]);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    setTyped(props.text);
    setProblem(problemIn(props.text));
  }, [props.text]);

  const offer = (text: string, caret: number) => {
    setChoices([...(text.trim() === "" ? recent() : []), ...completions(text, caret, props.known)]);
    setActive(-1);
  };
  const apply = (text: string) => {
    const found = problemIn(text);
    setProblem(found);
    setChoices([]);
    if (found) return field.current?.setSelectionRange(found.start, found.end);
    rememberFilter(text);
    props.onFilter(parseFilter(text));
  };
  const choose = ({ insert, from, to }: Completion) => {
    const text = typed.slice(0, from) + insert + typed.slice(to);
    const caret = from + insert.length;
    setTyped(text);
    offer(text, caret);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setActive(
        active < 0 && step < 0 ? choices.length - 1 : (active + step + choices.length) % choices.length,
      );
    } else if (event.key === "Tab" && !event.shiftKey && choices[active]) {
      event.preventDefault();
      choose(choices[active]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (choices[active]) choose(choices[active]);
      else apply(typed);
    } else if (event.key === "Escape") {
      if (choices.length > 0) setChoices([]);
      else event.currentTarget.blur();
    }
  };
  const isOpen = choices.length > 0;
  return (
    <div className="relative w-full">
      <Input
        ref={field}
        data-filter-field
        role="combobox"
        aria-label="Filter findings"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="severity:>=high kev:yes package:openssl<3.0.8"
        icon={<Search />}
        className="font-mono"
        value={typed}
        onFocus={(event) => offer(event.target.value, event.target.selectionStart ?? typed.length)}
        onBlur={() => setChoices([])}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
          offer(event.target.value, event.target.selectionStart ?? event.target.value.length);
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen ? (
        <Choices id={id} choices={choices} active={active} onChoose={choose} />
      ) : (
        <div id={`${id}-list`} hidden />
      )}
      {problem ? <Problem id={`${id}-problem`} text={typed} problem={problem} /> : null}
    </div>
  );
}

const problemIn = (text: string): FilterProblem | null => {
  try {
    parseFilter(text);
    return null;
  } catch (error) {
    if (error instanceof FilterProblem) return error;
    throw error;
  }
};

const recent = (): Completion[] =>
  recentFilters().map((text) => ({ insert: text, label: text, hint: "Recent", from: 0, to: Infinity }));

function Choices(props: {
  id: string;
  choices: Completion[];
  active: number;
  onChoose: (choice: Completion) => void;
}) {
  return (
    <div
      id={`${props.id}-list`}
      role="listbox"
      aria-label="Completions"
      className="absolute top-9 left-0 z-40 max-h-80 w-full max-w-xl overflow-y-auto rounded-lg border border-line bg-surface p-1 text-sm"
    >
      {props.choices.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field
        <div
          key={`${choice.label} ${choice.hint}`}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.active}
          ref={(element) => {
            if (index === props.active) element?.scrollIntoView({ block: "nearest" });
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(choice)}
          className={clsx(
            "flex min-h-8 cursor-default items-center justify-between gap-4 rounded-md px-2 hover:bg-signal-wash",
            index === props.active && "bg-signal-wash",
          )}
        >
          <code className="truncate font-mono text-xs">{choice.label}</code>
          <span className="shrink-0 text-muted text-xs">{choice.hint}</span>
        </div>
      ))}
    </div>
  );
}

/** The text again with a mark under what is wrong, and why. */
function Problem({ id, text, problem }: { id: string; text: string; problem: FilterProblem }) {
  const marks = "^".repeat(Math.max(1, problem.end - problem.start));
  return (
    <div id={id} role="alert" className="mt-1 text-critical text-xs">
      <pre
        aria-hidden
        className="overflow-x-auto pl-8 font-mono"
      >{`${text}\n${" ".repeat(problem.start)}${marks}`}</pre>
      <p>
        At {problem.start + 1}: {problem.message}
      </p>
    </div>
  );
}

"use client";

import { X } from "lucide-react";

export type FilterChip = { key: string; label: string; value: string };

/** The filters in force, each removable. */
export function FilterChips(props: {
  chips: readonly FilterChip[];
  onRemove: (chip: FilterChip) => void;
  onClear: () => void;
}) {
  if (props.chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {props.chips.map((chip) => (
        <li
          key={`${chip.key}:${chip.value}`}
          className="inline-flex h-7 max-w-full items-center rounded-md border border-line bg-surface pl-2 text-xs"
        >
          <span className="text-muted">{chip.label}:&nbsp;</span>
          <span className="truncate font-medium">{chip.value}</span>
          <button
            type="button"
            aria-label={`Remove filter ${chip.label} ${chip.value}`}
            onClick={() => props.onRemove(chip)}
            className="ml-0.5 inline-flex size-6 items-center justify-center rounded-md text-muted hover:text-ink"
          >
            <X className="size-3.5" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={props.onClear}
          className="h-7 rounded-md px-2 text-muted text-xs hover:text-ink hover:underline"
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}

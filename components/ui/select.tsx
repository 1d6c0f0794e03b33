import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

type Option = { value: string; label: string; disabled?: boolean };

/** The browser's own select: right on phones, with screen readers and in forced colours, and no script to load. */
export function Select({
  options,
  className,
  ...rest
}: ComponentProps<"select"> & { options: readonly Option[] }) {
  return (
    <span className={clsx("relative inline-block shrink-0", className)}>
      <select
        className="h-8 w-full appearance-none rounded-md border border-edge bg-surface pr-7 pl-2.5 text-base text-ink disabled:opacity-50 sm:text-sm"
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-muted" />
    </span>
  );
}

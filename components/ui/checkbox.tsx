"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";

export function Checkbox(props: {
  checked: boolean | "indeterminate";
  onChange: (checked: boolean) => void;
  label: string;
  disabled?: boolean;
  tabIndex?: number;
}) {
  return (
    <Radix.Root
      checked={props.checked}
      onCheckedChange={(checked) => props.onChange(checked === true)}
      onClick={(event) => event.stopPropagation()}
      aria-label={props.label}
      disabled={props.disabled}
      tabIndex={props.tabIndex}
      className="group inline-flex size-6 items-center justify-center rounded-sm align-middle disabled:opacity-50"
    >
      <span className="flex size-4 items-center justify-center rounded-sm border border-edge bg-surface group-hover:border-signal group-data-[state=checked]:border-signal group-data-[state=indeterminate]:border-signal group-data-[state=checked]:bg-signal group-data-[state=indeterminate]:bg-signal">
        <Radix.Indicator className="text-signal-ink [&_svg]:size-3.5">
          {props.checked === "indeterminate" ? <Minus strokeWidth={3} /> : <Check strokeWidth={3} />}
        </Radix.Indicator>
      </span>
    </Radix.Root>
  );
}

import { clsx } from "clsx";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";

const LOOKS = {
  primary: "bg-signal text-signal-ink border-transparent hover:opacity-90",
  secondary: "bg-surface text-ink border-line hover:bg-raised",
  quiet: "border-transparent text-muted hover:bg-raised hover:text-ink",
  danger: "bg-surface text-critical border-critical hover:bg-raised dark:text-ink",
};

export type ButtonProps = ComponentProps<"button"> & {
  look?: keyof typeof LOOKS;
  /** Gives the look to the one child instead of drawing a button: for links. */
  asChild?: boolean;
};

export function Button({ look = "secondary", asChild = false, className, ...rest }: ButtonProps) {
  const Element = asChild ? Slot.Root : "button";
  return (
    <Element
      type={asChild ? undefined : "button"}
      className={clsx(
        "inline-flex h-8 shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-3",
        "font-medium text-sm transition-colors disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4",
        LOOKS[look],
        className,
      )}
      {...rest}
    />
  );
}

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

export function Input({ className, icon, ...rest }: ComponentProps<"input"> & { icon?: ReactNode }) {
  const field = (
    <input
      className={clsx(
        "h-8 w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 text-base text-ink placeholder:text-muted",
        "focus-visible:border-signal focus-visible:outline-1 disabled:opacity-50 aria-invalid:border-critical sm:text-sm",
        icon && "pl-8",
        className,
      )}
      {...rest}
    />
  );
  if (!icon) return field;
  return (
    <span className="relative block w-full [&_svg]:pointer-events-none [&_svg]:absolute [&_svg]:top-2 [&_svg]:left-2.5 [&_svg]:size-4 [&_svg]:text-muted">
      {field}
      {icon}
    </span>
  );
}

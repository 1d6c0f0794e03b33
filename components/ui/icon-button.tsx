import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A square button of one icon. Its label is spoken and shown by the browser on hover. */
export function IconButton({ label, className, ...rest }: ComponentProps<"button"> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors",
        "hover:bg-raised hover:text-ink disabled:opacity-50 [&_svg]:size-4",
        className,
      )}
      {...rest}
    />
  );
}

import { clsx } from "clsx";

/** A place for what comes, drawn after 150 ms so that quick answers never flicker. Give it the size of the thing. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx("block h-4 w-full animate-late rounded-sm bg-raised", className)} />
  );
}

import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

/** A bordered part of a page, with a heading that names it as a region. */
export function Panel(props: {
  title?: ReactNode;
  description?: ReactNode;
  corner?: ReactNode;
  /** No inner space: for tables that reach the border. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={props.title ? id : undefined}
      className={clsx("min-w-0 rounded-lg border border-line bg-surface", props.className)}
    >
      {props.title ? (
        <header className="flex min-h-11 items-center gap-3 border-line border-b px-4 py-1.5">
          <div className="min-w-0 flex-1">
            <h2 id={id} className="font-semibold text-sm">
              {props.title}
            </h2>
            {props.description ? <p className="text-muted text-xs">{props.description}</p> : null}
          </div>
          {props.corner}
        </header>
      ) : null}
      <div className={props.flush ? "overflow-hidden rounded-b-lg" : "p-4"}>{props.children}</div>
    </section>
  );
}

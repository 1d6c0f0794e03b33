import type { ReactNode } from "react";

/** The row above a list: filter field and chips on the left, what acts on the list at its end. */
export function Toolbar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2 print:hidden">
      <div className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-2">{children}</div>
      {end ? <div className="flex items-center gap-1.5">{end}</div> : null}
    </div>
  );
}

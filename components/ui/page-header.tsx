import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { CopyLink } from "@/components/ui/copy-link.tsx";

/** Title, one sentence, one primary action, and the corner where a page can be taken along. */
export function PageHeader(props: {
  title: ReactNode;
  description?: ReactNode;
  trail?: readonly { label: string; href?: string }[];
  action?: ReactNode;
  /** Export menu or buttons, beside "copy link". */
  corner?: ReactNode;
}) {
  return (
    <header className="mb-5 grid gap-1">
      {props.trail ? <Breadcrumbs trail={props.trail} /> : null}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="break-words font-semibold text-xl tracking-tight">{props.title}</h1>
          {props.description ? <p className="max-w-[75ch] text-muted text-sm">{props.description}</p> : null}
        </div>
        <div className="flex flex-wrap items-center gap-1.5 print:hidden">
          <CopyLink />
          {props.corner}
          {props.action}
        </div>
      </div>
    </header>
  );
}

"use client";

import { Maximize2, X } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";

type SidePanelProps = {
  title: ReactNode;
  /** The thing's own page. */
  href?: string;
  onClose: () => void;
  /** Stays on top while the rest scrolls: the verdict. */
  top?: ReactNode;
  children: ReactNode;
};

/** Detail over the list, which stays usable. Takes focus when it opens; Esc closes it and gives focus back. */
export function SidePanel({ title, href, onClose, top, children }: SidePanelProps) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [onClose]);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      className="fixed inset-y-0 right-0 z-30 flex w-full max-w-[36rem] animate-appear flex-col border-line border-l bg-surface outline-none print:static print:max-w-none"
    >
      <header className="flex items-center gap-1 border-line border-b py-2 pr-2 pl-5">
        <h2 id={id} className="min-w-0 flex-1 truncate font-semibold text-base">
          {title}
        </h2>
        {href ? (
          <Link
            href={href}
            aria-label="Open as a page"
            title="Open as a page"
            className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-raised hover:text-ink"
          >
            <Maximize2 className="size-4" />
          </Link>
        ) : null}
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {top ? <div className="border-line border-b px-5 py-3">{top}</div> : null}
      <div className="flex-1 overflow-y-auto px-5 py-4">{children}</div>
    </aside>
  );
}

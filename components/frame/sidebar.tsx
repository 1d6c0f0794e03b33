"use client";

import { clsx } from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Mark } from "@/components/frame/mark.tsx";
import { Navigation } from "@/components/frame/navigation.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";

/** Navigation at the left of wide screens. Its width is remembered in a cookie, so the server draws it right. */
export function Sidebar({ initiallyNarrow }: { initiallyNarrow: boolean }) {
  const [narrow, setNarrow] = useState(initiallyNarrow);
  const toggle = () => {
    setNarrow(!narrow);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from Firefox ESR
    document.cookie = `plimsoll_sidebar=${narrow ? "wide" : "narrow"}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <aside
      aria-label="Sidebar"
      className={clsx(
        "sticky top-0 flex h-dvh shrink-0 flex-col gap-3 border-line border-r px-2 py-2 max-md:hidden print:hidden",
        narrow ? "w-[3.25rem]" : "w-52",
      )}
    >
      <Link
        href="/"
        className="flex h-8 items-center gap-2.5 rounded-md px-2 font-semibold text-base tracking-tight"
      >
        <Mark />
        <span className={narrow ? "sr-only" : undefined}>Plimsoll</span>
      </Link>
      <Navigation narrow={narrow} />
      <IconButton
        label={narrow ? "Widen navigation" : "Narrow navigation"}
        aria-expanded={!narrow}
        onClick={toggle}
        className="mt-auto"
      >
        {narrow ? <PanelLeftOpen /> : <PanelLeftClose />}
      </IconButton>
    </aside>
  );
}

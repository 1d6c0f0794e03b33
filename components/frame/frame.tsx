"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { MomentLine } from "@/components/frame/moment-line.tsx";
import { Sidebar } from "@/components/frame/sidebar.tsx";
import { TopBar, type TopBarProps } from "@/components/frame/top-bar.tsx";
import { useShortcuts } from "@/components/frame/use-shortcuts.ts";

/** Fetched when first opened: nobody should wait for a palette to read a page. */
const CommandPalette = dynamic(() =>
  import("@/components/frame/command-palette.tsx").then((m) => m.CommandPalette),
);
const KeyboardSheet = dynamic(() =>
  import("@/components/frame/keyboard-sheet.tsx").then((m) => m.KeyboardSheet),
);

export type FrameProps = TopBarProps & { narrow: boolean; children: ReactNode };

/** What stands around every signed-in page. */
export function Frame({ narrow, children, ...bar }: FrameProps) {
  const [open, setOpen] = useState<"palette" | "sheet" | null>(null);
  const show = { palette: () => setOpen("palette"), sheet: () => setOpen("sheet") };
  useShortcuts(show);
  const follow = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-ink px-3 py-2 text-paper text-sm focus:translate-y-0 print:hidden"
      >
        Skip to content
      </a>
      <Sidebar initiallyNarrow={narrow} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar {...bar} onPalette={show.palette} onSheet={show.sheet} />
        <main
          id="content"
          tabIndex={-1}
          className="w-full max-w-[100rem] flex-1 px-3 py-5 outline-none md:px-5 print:p-0"
        >
          <MomentLine />
          {children}
        </main>
      </div>
      {open === "palette" ? <CommandPalette open onOpenChange={follow} /> : null}
      {open === "sheet" ? <KeyboardSheet open onOpenChange={follow} /> : null}
    </div>
  );
}

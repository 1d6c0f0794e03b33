"use client";

import { Keyboard, Search, Upload } from "lucide-react";
import Link from "next/link";
import { Drawer } from "@/components/frame/drawer.tsx";
import { MomentMenu } from "@/components/frame/moment-menu.tsx";
import { type Person, PersonMenu } from "@/components/frame/person-menu.tsx";
import { ScopeMenu } from "@/components/frame/scope-menu.tsx";
import type { ThemeChoice } from "@/components/frame/theme.ts";
import { ThemeMenu } from "@/components/frame/theme-menu.tsx";
import { NoticesBell } from "@/components/notices/notices-bell.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";

export type TopBarProps = {
  person: Person;
  theme: ThemeChoice;
  /** Whether this person may send reports. */
  canUpload?: boolean;
};

export function TopBar(props: TopBarProps & { onPalette: () => void; onSheet: () => void }) {
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-line border-b bg-paper px-3 md:px-5 print:hidden">
      <Drawer />
      <div className="flex min-w-0 flex-1 items-center gap-2 text-sm">
        <ScopeMenu />
        <span aria-hidden className="text-edge">
          /
        </span>
        <MomentMenu />
      </div>
      <button
        type="button"
        onClick={props.onPalette}
        className="flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-muted text-sm hover:border-edge max-sm:w-8 max-sm:justify-center max-sm:px-0 sm:w-56 lg:w-72"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 text-left max-sm:sr-only">Search</span>
        <span className="max-sm:hidden">
          <Kbd>⌘ K</Kbd>
        </span>
      </button>
      <div className="flex items-center">
        {props.canUpload ? (
          <Link
            href="/upload"
            className="mr-1 inline-flex h-8 items-center gap-1.5 rounded-md border border-line bg-surface px-2 font-medium text-sm hover:bg-raised [&_svg]:size-4"
          >
            <Upload aria-hidden />
            <span className="max-lg:sr-only">Upload</span>
          </Link>
        ) : null}
        <NoticesBell />
        <IconButton label="Keyboard shortcuts" onClick={props.onSheet} className="max-md:hidden">
          <Keyboard />
        </IconButton>
        <ThemeMenu initial={props.theme} />
        <PersonMenu person={props.person} />
      </div>
    </header>
  );
}

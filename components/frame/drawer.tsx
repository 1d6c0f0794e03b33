"use client";

import { Menu as Bars } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Mark } from "@/components/frame/mark.tsx";
import { Navigation } from "@/components/frame/navigation.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";

/** Navigation on phones. */
export function Drawer() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton label="Open navigation" className="md:hidden">
          <Bars />
        </IconButton>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.02_250/0.5)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 w-64 border-line border-r bg-surface p-3"
        >
          <Dialog.Title className="mb-3 flex h-10 items-center gap-2.5 px-2 font-semibold">
            <Mark />
            Plimsoll
          </Dialog.Title>
          <Navigation onGo={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

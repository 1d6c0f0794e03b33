"use client";

import { Toaster as Sonner } from "sonner";

export const Toaster = () => (
  <Sonner
    position="bottom-right"
    offset={16}
    gap={8}
    toastOptions={{
      unstyled: true,
      classNames: {
        toast:
          "flex w-full items-center gap-3 rounded-lg border border-edge bg-surface px-4 py-3 text-sm text-ink print:hidden",
        description: "text-muted text-xs",
        actionButton:
          "ml-auto h-7 shrink-0 rounded-md border border-line px-2 font-medium text-xs hover:bg-raised",
        error: "border-critical",
      },
    }}
  />
);

"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";

type DialogProps = {
  title: string;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  footer?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
};

/** Asks once; focus goes in, stays in, and returns to where it was. */
export function Dialog(props: DialogProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger ? <Radix.Trigger asChild>{props.trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.02_250/0.5)]" />
        <Radix.Content
          {...(props.description ? {} : { "aria-describedby": undefined })}
          className={clsx(
            "-translate-x-1/2 fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-2rem)] animate-appear flex-col rounded-lg border border-line bg-surface",
            props.wide ? "max-w-2xl" : "max-w-md",
          )}
        >
          <header className="flex items-start gap-4 border-line border-b py-3 pr-3 pl-5">
            <div className="min-w-0 flex-1 py-1">
              <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
              {props.description ? (
                <Radix.Description className="mt-1 text-muted text-sm">{props.description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close">
                <X />
              </IconButton>
            </Radix.Close>
          </header>
          {props.children ? <div className="overflow-y-auto px-5 py-4">{props.children}</div> : null}
          {props.footer ? (
            <footer className="flex justify-end gap-2 border-line border-t px-5 py-3">{props.footer}</footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

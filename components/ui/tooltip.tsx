"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={300} skipDelayDuration={100}>
    {children}
  </Radix.Provider>
);

/** A remark on hover and focus. The child must be able to take focus, or keyboards never see it. */
export function Tooltip(props: {
  text: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{props.children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={props.side ?? "top"}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-w-72 animate-appear rounded-md bg-ink px-2 py-1 text-paper text-xs"
        >
          {props.text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

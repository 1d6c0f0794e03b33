"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

type Tab = { value: string; label: string; count?: ReactNode; content: ReactNode };

/** Tabs within a page. Tabs that change the address are links: see LinkTabs. */
export function Tabs(props: {
  label: string;
  tabs: readonly Tab[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
}) {
  return (
    <Radix.Root
      value={props.value}
      defaultValue={props.defaultValue ?? props.tabs[0]?.value}
      onValueChange={props.onChange}
    >
      <Radix.List aria-label={props.label} className="flex gap-1 overflow-x-auto border-line border-b">
        {props.tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-2.5 text-muted text-sm -outline-offset-2 hover:text-ink data-[state=active]:border-signal data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {props.tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

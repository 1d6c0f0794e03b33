"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";

const ITEM =
  "flex min-h-8 w-full cursor-default select-none items-center gap-2 rounded-md px-2 text-sm outline-none data-[highlighted]:bg-raised data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:text-muted";

export function Menu(props: { trigger: ReactNode; align?: "start" | "end"; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={props.align ?? "end"}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 max-w-80 animate-appear rounded-lg border border-line bg-surface p-1"
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type MenuItemProps = {
  icon?: ReactNode;
  shortcut?: ReactNode;
  onSelect?: () => void;
  disabled?: boolean;
  /** The one child is the item itself: for links. */
  asChild?: boolean;
  children: ReactNode;
};

export function MenuItem({ icon, shortcut, children, asChild, ...rest }: MenuItemProps) {
  if (asChild) {
    return (
      <Radix.Item asChild className={ITEM} {...rest}>
        {children}
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={ITEM} {...rest}>
      {icon}
      <span className="flex-1">{children}</span>
      {shortcut}
    </Radix.Item>
  );
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2 pt-1.5 pb-1 text-muted text-xs">{children}</Radix.Label>
);

export const MenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;

const Tick = () => (
  <Radix.ItemIndicator className="absolute left-2">
    <Check />
  </Radix.ItemIndicator>
);

/** One of several. */
export function MenuChoices<Value extends string>(props: {
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Radix.RadioGroup value={props.value} onValueChange={(value) => props.onChange(value as Value)}>
      {props.options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={clsx(ITEM, "relative pl-8")}>
          <Tick />
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** On or off; the menu stays open, as several are often changed together. */
export function MenuToggle(props: {
  checked: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Radix.CheckboxItem
      checked={props.checked}
      onCheckedChange={props.onChange}
      onSelect={(event) => event.preventDefault()}
      className={clsx(ITEM, "relative pl-8")}
    >
      <Tick />
      {props.children}
    </Radix.CheckboxItem>
  );
}

"use client";

import { type KeyboardEvent, useState } from "react";
import { keymap } from "@/components/frame/use-shortcuts.ts";

/**
 * j/k and arrows move, x selects, Enter opens, Home/End jump. They work only while focus is inside the list,
 * so that no single key acts elsewhere on the page (WCAG 2.1.4).
 */
export function useRowKeys(options: {
  count: number;
  reveal: (index: number) => void;
  open: (index: number) => void;
  select?: (index: number) => void;
}) {
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, options.count - 1));

  const move = (index: number) => {
    const next = Math.min(options.count - 1, Math.max(0, index));
    setActive(next);
    options.reveal(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const keys = keymap();
    const acts: Record<string, () => void> = {
      [keys.next]: () => move(current + 1),
      ArrowDown: () => move(current + 1),
      [keys.previous]: () => move(current - 1),
      ArrowUp: () => move(current - 1),
      Home: () => move(0),
      End: () => move(options.count - 1),
      Enter: () => options.open(current),
      [keys.select]: () => options.select?.(current),
    };
    const act = acts[event.key];
    if (!act || options.count === 0) return;
    event.preventDefault();
    act();
  };

  return { active: current, setActive, onKeyDown };
}

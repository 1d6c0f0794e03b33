"use client";

import { useEffect } from "react";
import { type Action, actionOf } from "@/components/frame/keymap.ts";
import { keymap, singleKeysOn } from "@/components/frame/use-shortcuts.ts";

/** The part of the page that a key leads to; the last one where several are there: the panel lies over the list. */
const TARGETS: Partial<Record<Action, string>> = {
  triage: "[data-triage-field]",
  assign: "[data-assignee-field]",
  comment: "[data-comment-field]",
  why: "[data-priority-path] summary",
  merged: "[data-section='Why this is one finding']",
  history: "[data-section='Timeline']",
  undo: "[data-sonner-toast] [data-button]",
};
/** Keys that do something at once; the others only lead there. */
const CLICKS: readonly Action[] = ["why", "undo"];

/** The keys of a finding, from anywhere but a field. */
export function useTriageKey(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (
        inField ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        event.defaultPrevented ||
        !singleKeysOn()
      )
        return;
      const action = actionOf(keymap(), event.key);
      const target = action && TARGETS[action];
      const found = target ? [...document.querySelectorAll<HTMLElement>(target)].at(-1) : undefined;
      if (!action || !found) return;
      event.preventDefault();
      found.focus();
      if (CLICKS.includes(action)) found.click();
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

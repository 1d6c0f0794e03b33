"use client";

import { useEffect } from "react";
import { singleKeysOn } from "@/components/frame/use-shortcuts.ts";

/** `e` goes to the status, from anywhere but a field. */
export function useTriageKey(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (event.key !== "e" || inField || event.metaKey || event.ctrlKey || event.altKey || !singleKeysOn())
        return;
      const fields = document.querySelectorAll<HTMLElement>("[data-triage-field]");
      const field = [...fields].at(-1);
      if (!field) return;
      event.preventDefault();
      field.focus();
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

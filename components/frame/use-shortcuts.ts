"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { DESTINATIONS } from "@/components/frame/destinations.ts";
import { type Keymap, readKeymap } from "@/components/frame/keymap.ts";
import { keyMeaning } from "@/components/frame/shortcuts.ts";

const SINGLE_KEYS = "plimsoll.single-keys";
const LETTER_WITHIN = 1200;

export const singleKeysOn = (): boolean => localStorage.getItem(SINGLE_KEYS) !== "off";
export const setSingleKeys = (on: boolean): void => localStorage.setItem(SINGLE_KEYS, on ? "on" : "off");

const KEYMAP = "plimsoll.keymap";
export const keymap = (): Keymap => readKeymap(localStorage.getItem(KEYMAP));
export const setKeymap = (map: Keymap): void => localStorage.setItem(KEYMAP, JSON.stringify(map));

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Listens to the whole page. A page's filter field takes `/` by carrying `data-filter-field`. */
export function useShortcuts(on: { palette: () => void; sheet: () => void }): void {
  const router = useRouter();
  const awaited = useRef(0);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    const { key, metaKey: meta, ctrlKey: ctrl, altKey: alt } = event;
    const awaitingLetter = performance.now() < awaited.current;
    awaited.current = 0;
    const meaning = keyMeaning(
      { key, meta, ctrl, alt, inField: isField(event.target) },
      { awaitingLetter },
      singleKeysOn(),
      keymap(),
    );
    if (meaning === null) return;
    if (meaning === "await-letter") awaited.current = performance.now() + LETTER_WITHIN;
    else if (meaning === "palette") on.palette();
    else if (meaning === "sheet") on.sheet();
    else if (meaning === "filter") {
      const field = document.querySelector<HTMLElement>("[data-filter-field]");
      if (!field) return;
      field.focus();
    } else {
      const destination = DESTINATIONS.find(({ letter }) => letter === meaning.letter);
      if (!destination) return;
      router.push(destination.href);
    }
    event.preventDefault();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

"use client";

import { useSyncExternalStore } from "react";

const KEY = "plimsoll.upload.preview";
const changed = new EventTarget();

const subscribe = (listener: () => void): (() => void) => {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
};

/** Whether this browser's person wants to see first what a file would change; remembered here, as a habit of theirs. */
export const usePreviewChoice = (): [boolean, (preview: boolean) => void] => {
  const preview = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(KEY) === "yes",
    () => false,
  );
  const choose = (wanted: boolean) => {
    localStorage.setItem(KEY, wanted ? "yes" : "no");
    changed.dispatchEvent(new Event("change"));
  };
  return [preview, choose];
};

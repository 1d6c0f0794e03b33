"use client";

import { Check, Copy, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";

const ICONS = { ready: Copy, done: Check, refused: X };

export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [state, setState] = useState<keyof typeof ICONS>("ready");
  const copy = async () => {
    // Plain http on another host has no clipboard: say so instead of pretending.
    const done = await Promise.resolve(navigator.clipboard?.writeText(text).then(() => true)).catch(
      () => false,
    );
    setState(done ? "done" : "refused");
    setTimeout(() => setState("ready"), 1500);
  };
  const Icon = ICONS[state];
  const spoken = { ready: label, done: "Copied", refused: "The browser refused; select and copy by hand" }[
    state
  ];
  return (
    <IconButton label={spoken} onClick={copy} className="size-7 print:hidden">
      <Icon />
      <output className="sr-only">{state === "ready" ? "" : spoken}</output>
    </IconButton>
  );
}

"use client";

import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";

/** Finds what tools look at by words or by a tool's own key; what is copied goes into a control's `checks`. */
export function CheckSearch({ themes }: { themes: readonly { title: string; check: string }[] }) {
  const [words, setWords] = useState("");
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = themes.filter(({ title, check }) => {
    const text = `${title} ${check}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return (
    <Panel
      title="Checks to map"
      description="Copy one into a control’s checks."
      className="self-start lg:col-span-5"
    >
      <Field label="Search" hint={`${found.length} of ${themes.length}`}>
        {(control) => (
          <Input
            {...control}
            value={words}
            placeholder="anonymous, KSV017, C-0057"
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <ul className="relative mt-3 max-h-[32rem] overflow-y-auto" aria-label="Checks">
        {found.map(({ title, check }) => (
          <li key={check} className="flex items-start gap-2 border-line border-t py-2 text-sm">
            <div className="min-w-0 flex-1">
              <p>{title}</p>
              <p className="break-all font-mono text-muted text-xs">{check}</p>
            </div>
            <CopyButton text={JSON.stringify(check)} label={`Copy the check: ${title}`} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

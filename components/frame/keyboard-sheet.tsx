"use client";

import { useEffect, useState } from "react";
import { DESTINATIONS } from "@/components/frame/destinations.ts";
import {
  ACTION_NAMES,
  ACTIONS,
  type Action,
  type Keymap,
  refusal,
  USUAL,
} from "@/components/frame/keymap.ts";
import { keymap, setKeymap, setSingleKeys, singleKeysOn } from "@/components/frame/use-shortcuts.ts";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";

const ALWAYS = [
  { press: "⌘ K or Ctrl K", does: "Search and go anywhere" },
  { press: "Enter", does: "Open the row" },
  { press: "Esc", does: "Close what is on top" },
];

/** Every key and what it does. A key that writes a character can be another: choose it here, on this browser. */
export function KeyboardSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [on, setOn] = useState(true);
  const [map, setMap] = useState<Keymap>(USUAL);
  useEffect(() => {
    if (!props.open) return;
    setOn(singleKeysOn());
    setMap(keymap());
  }, [props.open]);
  const change = (next: Keymap) => {
    setKeymap(next);
    setMap(next);
  };
  const groups = [...new Set(ACTION_NAMES.map((name) => ACTIONS[name].group))];
  return (
    <Dialog title="Keyboard" open={props.open} onOpenChange={props.onOpenChange} wide>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-muted text-xs">{group}</h3>
            {ACTION_NAMES.filter((name) => ACTIONS[name].group === group).map((name) => (
              <KeyRow key={name} action={name} map={map} onKey={(key) => change({ ...map, [name]: key })} />
            ))}
          </section>
        ))}
        <section>
          <h3 className="mb-1 font-medium text-muted text-xs">Always</h3>
          {ALWAYS.map(({ press, does }) => (
            <p key={does} className="flex min-h-8 items-center justify-between gap-4 text-sm">
              {does} <Kbd>{press}</Kbd>
            </p>
          ))}
        </section>
        <section>
          <h3 className="mb-1 font-medium text-muted text-xs">Go to</h3>
          {DESTINATIONS.map(({ title, letter }) => (
            <p key={letter} className="flex min-h-8 items-center justify-between gap-4 text-sm">
              {title} <Kbd>{`${map.go} ${letter}`}</Kbd>
            </p>
          ))}
        </section>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-2 border-line border-t pt-4 text-sm">
        <Checkbox
          checked={on}
          label="Use single-key shortcuts"
          onChange={(next) => {
            setSingleKeys(next);
            setOn(next);
          }}
        />
        <span aria-hidden className="flex-1">
          Use single-key shortcuts
        </span>
        <Button look="quiet" onClick={() => change(USUAL)}>
          Keys as usual
        </Button>
      </div>
    </Dialog>
  );
}

/** One action: its key is a button; after it is pressed the next key that is typed is taken, or refused with the reason. */
function KeyRow({ action, map, onKey }: { action: Action; map: Keymap; onKey: (key: string) => void }) {
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <div className="text-sm">
      <div className="flex min-h-8 items-center justify-between gap-4">
        {ACTIONS[action].does}
        <button
          type="button"
          aria-label={`${ACTIONS[action].does}: ${map[action]}. Press to choose another key`}
          className="rounded-sm"
          onClick={() => {
            setWaiting(true);
            setProblem(null);
          }}
          onBlur={() => setWaiting(false)}
          onKeyDown={(event) => {
            if (!waiting || event.key === "Tab" || event.key === "Shift") return;
            event.preventDefault();
            event.stopPropagation();
            setWaiting(false);
            if (event.key === "Escape") return;
            const refused = refusal(map, action, event.key);
            setProblem(refused);
            if (refused === null) onKey(event.key);
          }}
        >
          <Kbd>{waiting ? "press a key" : map[action]}</Kbd>
        </button>
      </div>
      {problem ? (
        <p role="alert" className="text-xs">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

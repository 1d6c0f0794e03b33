"use client";

import { useEffect, useState } from "react";
import { DESTINATIONS } from "@/components/frame/destinations.ts";
import { SHORTCUTS } from "@/components/frame/shortcuts.ts";
import { setSingleKeys, singleKeysOn } from "@/components/frame/use-shortcuts.ts";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";

const GROUPS = [
  ...SHORTCUTS,
  {
    group: "Go to",
    keys: DESTINATIONS.map(({ title, letter }) => ({ press: [`g ${letter}`], does: title })),
  },
];

export function KeyboardSheet(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const [on, setOn] = useState(true);
  useEffect(() => {
    if (props.open) setOn(singleKeysOn());
  }, [props.open]);
  return (
    <Dialog title="Keyboard" open={props.open} onOpenChange={props.onOpenChange} wide>
      <div className="grid gap-6 sm:grid-cols-2">
        {GROUPS.map(({ group, keys }) => (
          <section key={group} className="sm:last:row-span-2 sm:last:row-start-1 sm:last:col-start-2">
            <h3 className="mb-1 font-medium text-muted text-xs">{group}</h3>
            <dl>
              {keys.map(({ press, does }) => (
                <div key={does} className="flex min-h-8 items-center justify-between gap-4 text-sm">
                  <dt>{does}</dt>
                  <dd className="flex gap-1">
                    {press.map((each) => (
                      <Kbd key={each}>{each}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-4 flex items-center gap-2 border-line border-t pt-4 text-sm">
        <Checkbox
          checked={on}
          label="Use single-key shortcuts"
          onChange={(next) => {
            setSingleKeys(next);
            setOn(next);
          }}
        />
        <span aria-hidden>Use single-key shortcuts</span>
      </div>
    </Dialog>
  );
}

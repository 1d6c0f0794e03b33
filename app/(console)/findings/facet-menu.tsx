"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Count } from "@/components/ui/count.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import type { Facet } from "@/lib/findings/list/schema.ts";

/** The choices of one filter with how many findings each would list. */
export function FacetMenu(props: {
  label: string;
  facets: readonly Facet[];
  chosen: readonly string[];
  capped?: boolean;
  onToggle: (value: string) => void;
}) {
  const shown = props.facets.filter((f) => f.count !== 0 || props.chosen.includes(f.value));
  return (
    <Popover
      label={props.label}
      trigger={
        <Button look={props.chosen.length > 0 ? "secondary" : "quiet"} className="px-2">
          {props.label}
          {props.chosen.length > 0 ? (
            <span className="tabular text-signal">{props.chosen.length}</span>
          ) : null}
          <ChevronDown className="text-muted" />
        </Button>
      }
    >
      {shown.length === 0 ? <p className="text-muted">Nothing to choose from.</p> : null}
      <ul className="grid">
        {shown.map((facet) => (
          <li key={facet.value} className="flex min-h-8 items-center gap-2">
            <Checkbox
              checked={props.chosen.includes(facet.value)}
              onChange={() => props.onToggle(facet.value)}
              label={facet.label}
            />
            <button
              type="button"
              onClick={() => props.onToggle(facet.value)}
              className="flex-1 py-1 text-left capitalize"
            >
              {facet.label}
            </button>
            {facet.count === null ? null : (
              <span className="tabular text-muted text-xs">
                <Count value={facet.count} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {props.capped ? <p className="mt-2 text-muted text-xs">Counted among the first 10,000.</p> : null}
    </Popover>
  );
}

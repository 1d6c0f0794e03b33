"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { FilterChips } from "@/components/ui/filter-chips.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Toolbar } from "@/components/ui/toolbar.tsx";
import { toggled } from "@/lib/findings/address.ts";
import type { FindingQuery } from "@/lib/findings/filter.ts";
import type { FindingFacets } from "@/lib/findings/list/schema.ts";
import { FacetMenu } from "./facet-menu.tsx";
import { chipsOf } from "./filter-chips.ts";
import type { Change } from "./use-address.ts";

const STATES = [
  { value: "open", label: "Open" },
  { value: "closed", label: "Closed" },
  { value: "all", label: "Open and closed" },
];

const MENUS = [
  ["severity", "Severity", true],
  ["status", "Status", true],
  ["kind", "Kind", true],
  ["team", "Team", false],
  ["cluster", "Cluster", false],
  ["tool", "Source", false],
] as const;

const FLAGS = [
  { value: "fix", label: "A fix exists", count: null },
  { value: "kev", label: "Known to be exploited", count: null },
  { value: "running", label: "Running now", count: null },
  { value: "exposed", label: "Reached from the internet", count: null },
] as const;

export function FilterBar(props: {
  query: FindingQuery;
  facets: FindingFacets | undefined;
  onChange: (change: Change) => void;
  onClear: () => void;
}) {
  const { query, facets, onChange } = props;
  return (
    <div className="grid">
      <Toolbar>
        <SearchField text={query.q ?? ""} onChange={(q) => onChange({ q })} />
        <Select
          aria-label="Open or closed"
          options={STATES}
          value={query.state ?? "open"}
          onChange={(event) =>
            onChange({ state: event.target.value === "open" ? undefined : event.target.value })
          }
        />
        {MENUS.map(([key, label, several]) => (
          <FacetMenu
            key={key}
            label={label}
            facets={facets?.[key] ?? []}
            chosen={query[key]?.split(",") ?? []}
            capped={facets?.capped}
            onToggle={(value) =>
              onChange({
                [key]: several ? toggled(query[key], value) : query[key] === value ? undefined : value,
              })
            }
          />
        ))}
        <FacetMenu
          label="More"
          facets={FLAGS}
          chosen={FLAGS.map((flag) => flag.value).filter((key) => query[key] === "true")}
          onToggle={(key) => onChange({ [key]: query[key as "fix"] === "true" ? undefined : "true" })}
        />
      </Toolbar>
      <div className="mb-3 empty:hidden">
        <FilterChips
          chips={chipsOf(query, facets)}
          onRemove={({ key }) => onChange({ [key]: undefined })}
          onClear={props.onClear}
        />
      </div>
    </div>
  );
}

/** The address follows 200 ms after the last key; a single letter asks for nothing. */
function SearchField({ text, onChange }: { text: string; onChange: (text: string | undefined) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === text || wanted.length === 1) return;
    const timer = setTimeout(() => onChange(wanted || undefined), 200);
    return () => clearTimeout(timer);
  }, [typed, text, onChange]);
  return (
    <div className="w-full sm:w-72">
      <Input
        data-filter-field
        type="search"
        aria-label="Filter by vulnerability, check or component"
        placeholder="CVE, check or component"
        icon={<Search />}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
    </div>
  );
}

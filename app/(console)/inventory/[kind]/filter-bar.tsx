"use client";

import { Search, Tag } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Toolbar } from "@/components/ui/toolbar.tsx";
import type { useAssetFilter } from "./use-asset-filter.ts";

const LIVE = [
  { value: "", label: "Live or not" },
  { value: "yes", label: "Live" },
  { value: "no", label: "Not live" },
];
const EXPOSURE = [
  { value: "", label: "Any exposure" },
  { value: "internet", label: "Internet" },
  { value: "running", label: "Running" },
  { value: "not_running", label: "Not running" },
  { value: "unknown", label: "Unknown" },
];
const CHIPS = ["namespace", "cluster", "role", "provider"] as const;

type Filter = ReturnType<typeof useAssetFilter>;

export function FilterBar(props: {
  filter: Filter[0];
  onFilter: Filter[1];
  teams: readonly { id: number; name: string }[];
}) {
  const { filter, onFilter } = props;
  const [label, setLabel] = useState("");
  const addLabel = (event: FormEvent) => {
    event.preventDefault();
    const text = label.trim();
    if (text && !text.startsWith("=")) onFilter({ label: [...new Set([...(filter.label ?? []), text])] });
    setLabel("");
  };
  const chips: FilterChip[] = [
    ...(filter.label ?? []).map((value) => ({ key: "label", label: "Label", value })),
    ...CHIPS.flatMap((key) => (filter[key] === null ? [] : { key, label: key, value: String(filter[key]) })),
  ];
  const remove = ({ key, value }: FilterChip) =>
    key === "label"
      ? onFilter({ label: filter.label?.filter((one) => one !== value) ?? null })
      : onFilter({ [key]: null });
  return (
    <div className="mt-4">
      <Toolbar>
        <span className="w-full sm:w-64">
          <Input
            type="search"
            aria-label="Search by name, container id or digest"
            placeholder="Name, container id, digest"
            icon={<Search aria-hidden />}
            value={filter.q ?? ""}
            onChange={(event) => onFilter({ q: event.target.value || null })}
          />
        </span>
        <form onSubmit={addLabel} className="w-full sm:w-48">
          <Input
            aria-label="Label, as key=value"
            placeholder="label=value"
            icon={<Tag aria-hidden />}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </form>
        <Select
          aria-label="Live"
          options={LIVE}
          value={filter.live ?? ""}
          onChange={(event) => onFilter({ live: (event.target.value || null) as "yes" | "no" | null })}
        />
        <Select
          aria-label="Exposure"
          options={EXPOSURE}
          value={filter.exposure ?? ""}
          onChange={(event) => onFilter({ exposure: (event.target.value || null) as Filter[0]["exposure"] })}
        />
        <Select
          aria-label="Owner"
          options={[
            { value: "", label: "Any owner" },
            { value: "none", label: "Unowned" },
            ...props.teams.map((team) => ({ value: String(team.id), label: team.name })),
          ]}
          value={filter.team ?? ""}
          onChange={(event) => onFilter({ team: event.target.value || null })}
        />
        <FilterChips chips={chips} onRemove={remove} onClear={() => onFilter(null)} />
      </Toolbar>
    </div>
  );
}

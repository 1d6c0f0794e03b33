"use client";

import { useQueries } from "@tanstack/react-query";
import { Search, Tag } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips.tsx";
import { Input } from "@/components/ui/input.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { Select } from "@/components/ui/select.tsx";
import { Toolbar } from "@/components/ui/toolbar.tsx";
import { LIFETIME_LABELS } from "@/lib/inventory/lifetimes/labels.ts";
import type { AssetFacets } from "@/lib/inventory/list/schema.ts";
import { assetQuery } from "@/lib/inventory/queries.ts";
import type { useAssetFilter } from "./use-asset-filter.ts";

const LIVE = [
  { value: "", label: "Live or not" },
  { value: "yes", label: "Live" },
  { value: "no", label: "Not live" },
];
const EXPOSURE = [
  { value: "", label: "Any exposure" },
  { value: "internet,running", label: "Running, or reached" },
  { value: "internet", label: "Internet" },
  { value: "running", label: "Running" },
  { value: "not_running", label: "Not running" },
  { value: "unknown", label: "Unknown" },
];
/** Filters whose choices come from what is there; a dimension without two of them is not offered. */
const MENUS = [
  ["cluster", "Any cluster"],
  ["namespace", "Any namespace"],
  ["role", "Any role"],
  ["provider", "Any provider"],
] as const;
const MARKS = [
  ["unscanned", "Never scanned"],
  ["endOfLife", "Without support"],
] as const;
/** What containers belong to, reached from that asset's page. */
const BELONGINGS = [
  ["workload", "Workload"],
  ["image", "Image"],
  ["host", "Host"],
] as const;

type Filter = ReturnType<typeof useAssetFilter>;

export function FilterBar(props: {
  filter: Filter[0];
  onFilter: Filter[1];
  teams: readonly { id: number; name: string }[];
  facets: AssetFacets | undefined;
}) {
  const { filter, onFilter, facets } = props;
  const [label, setLabel] = useState("");
  const addLabel = (event: FormEvent) => {
    event.preventDefault();
    const text = label.trim();
    if (text && !text.startsWith("=")) onFilter({ label: [...new Set([...(filter.label ?? []), text])] });
    setLabel("");
  };
  const nameOf = useNames(BELONGINGS.flatMap(([key]) => filter[key] ?? []));
  const chips: FilterChip[] = [
    ...(filter.label ?? []).map((value) => ({ key: "label", label: "Label", value })),
    ...BELONGINGS.flatMap(([key, label]) =>
      filter[key] === null ? [] : { key, label, value: nameOf(filter[key]) },
    ),
    ...(filter.lifetime === null
      ? []
      : [{ key: "lifetime", label: "Lifetime", value: LIFETIME_LABELS[filter.lifetime] }]),
    ...MARKS.flatMap(([key, label]) => (filter[key] === null ? [] : { key, label, value: "yes" })),
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
          onChange={(event) => onFilter({ exposure: event.target.value || null })}
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
        {MENUS.map(([key, any]) => (
          <ChoiceMenu
            key={key}
            label={key}
            any={any}
            choices={facets?.[key] ?? []}
            value={filter[key] === null ? "" : String(filter[key])}
            onChoose={(value) =>
              onFilter({ [key]: key === "cluster" && value !== null ? Number(value) : value })
            }
          />
        ))}
        <FilterChips chips={chips} onRemove={remove} onClear={() => onFilter(null)} />
      </Toolbar>
    </div>
  );
}

/** What assets are called; by their number until that is known. */
const useNames = (ids: readonly number[]): ((id: number) => string) => {
  const found = useQueries({ queries: ids.map((id) => assetQuery(id)) });
  return (id) => found[ids.indexOf(id)]?.data?.asset.name ?? `#${id}`;
};

/** One dimension with its counts; a choice in force stays visible when nothing has it any more. */
function ChoiceMenu(props: {
  label: string;
  any: string;
  choices: readonly { value: string; label: string; count: number }[];
  value: string;
  onChoose: (value: string | null) => void;
}) {
  const { any, choices, value } = props;
  if (choices.length < 2 && value === "") return null;
  const known = choices.some((choice) => choice.value === value) || value === "";
  return (
    <Select
      aria-label={props.label}
      options={[
        { value: "", label: any },
        ...(known ? [] : [{ value, label: value }]),
        ...choices.map((choice) => ({
          value: choice.value,
          label: `${choice.label} (${exact(choice.count)})`,
        })),
      ]}
      value={value}
      onChange={(event) => props.onChoose(event.target.value || null)}
      className="max-w-48"
    />
  );
}

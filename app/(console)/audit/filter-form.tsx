import Form from "next/form";
import Link from "next/link";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { addressWith, type SearchParams } from "./filter.ts";

const CHIPS = { actorId: "By", subjectKind: "On", subjectId: "Id" } as const;
const textIn = (params: SearchParams, key: string): string => {
  const value = params[key];
  return typeof value === "string" ? value : "";
};

/** The filter stands in the address; the form writes it there, with or without script. */
export function FilterForm({ params, refused }: { params: SearchParams; refused: string[] }) {
  const chips = Object.entries(CHIPS).filter(([key]) => textIn(params, key) !== "");
  return (
    <Form action="/audit" aria-label="Filter" className="flex flex-wrap items-end gap-2">
      <Labelled label="Text" wide>
        <Input
          name="q"
          type="search"
          defaultValue={textIn(params, "q")}
          placeholder="Name, id, value"
          maxLength={200}
        />
      </Labelled>
      <Labelled label="Action">
        <Input
          name="action"
          defaultValue={textIn(params, "action")}
          placeholder="finding.triaged"
          maxLength={100}
        />
      </Labelled>
      <Labelled label="From">
        <Input name="from" type="date" defaultValue={textIn(params, "from").slice(0, 10)} />
      </Labelled>
      <Labelled label="To">
        <Input name="to" type="date" defaultValue={textIn(params, "to").slice(0, 10)} />
      </Labelled>
      {chips.map(([key, label]) => (
        <span
          key={key}
          className="inline-flex h-8 max-w-56 items-center gap-1 rounded-md border border-line bg-surface px-2 text-xs"
        >
          <input type="hidden" name={key} value={textIn(params, key)} />
          <span className="text-muted">{label}:</span>
          <span className="truncate font-medium">{textIn(params, key)}</span>
          <Link
            href={addressWith(params, { [key]: undefined })}
            aria-label={`Remove filter ${label} ${textIn(params, key)}`}
            className="inline-flex size-6 items-center justify-center text-muted hover:text-ink"
          >
            ×
          </Link>
        </span>
      ))}
      <Button type="submit">Filter</Button>
      {addressWith(params, {}) === "/audit" ? null : (
        <Button asChild look="quiet">
          <Link href="/audit">Clear</Link>
        </Button>
      )}
      {refused.length > 0 ? (
        <p role="alert" className="w-full text-sm">
          Left out, as it makes no sense: {refused.join(", ")}.
        </p>
      ) : null}
    </Form>
  );
}

function Labelled({ label, wide, children }: { label: string; wide?: boolean; children: ReactElement }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label
      className={
        wide ? "grid min-w-48 flex-1 gap-1 text-muted text-xs" : "grid w-36 gap-1 text-muted text-xs"
      }
    >
      {label}
      {children}
    </label>
  );
}

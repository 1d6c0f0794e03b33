import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { RulePreview } from "@/lib/inventory/ownership/schema.ts";
import { type DraftRule, FIELDS } from "./draft.ts";
import { previewWords } from "./preview-words.ts";

interface Props {
  rule: DraftRule;
  /** From 0; `of` so many. */
  place: number;
  of: number;
  teams: readonly { id: number; name: string }[];
  preview: RulePreview | undefined;
  onChange: (to: Partial<DraftRule>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

export function RuleRow({ rule, place, of, teams, preview, onChange, onMove, onRemove }: Props) {
  const name = `Rule ${place + 1}`;
  return (
    <li className="grid gap-2 px-4 py-3" aria-label={name}>
      <div className="flex flex-wrap items-end gap-2">
        <span className="tabular w-5 shrink-0 pb-1.5 text-muted text-sm">{place + 1}</span>
        <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-[repeat(4,minmax(0,1fr))_minmax(0,2fr)_minmax(8rem,1fr)]">
          {FIELDS.map(({ name: field, title, hint, long }) => (
            <div key={field} className={long ? "col-span-2 grid gap-0.5 sm:col-span-1" : "grid gap-0.5"}>
              <label htmlFor={`${rule.key}-${field}`} className="text-muted text-xs">
                {title}
              </label>
              <Input
                id={`${rule.key}-${field}`}
                value={rule[field]}
                placeholder={hint}
                maxLength={field === "repository" ? 500 : 253}
                className="font-mono text-xs"
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => onChange({ [field]: event.target.value })}
              />
            </div>
          ))}
          <div className="col-span-2 grid gap-0.5 sm:col-span-1">
            <label htmlFor={`${rule.key}-team`} className="text-muted text-xs">
              is owned by
            </label>
            <Select
              id={`${rule.key}-team`}
              value={String(rule.teamId)}
              className="w-full"
              options={teams.map((team) => ({ value: String(team.id), label: team.name }))}
              onChange={(event) => onChange({ teamId: Number(event.target.value) })}
            />
          </div>
        </div>
        <div className="flex shrink-0">
          <IconButton
            label={`Move rule ${place + 1} up`}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={`Move rule ${place + 1} down`}
            disabled={place === of - 1}
            onClick={() => onMove(place + 1)}
          >
            <ArrowDown />
          </IconButton>
          <IconButton label={`Remove rule ${place + 1}`} onClick={onRemove}>
            <Trash2 />
          </IconButton>
        </div>
      </div>
      <p className="min-h-4 pl-7 text-muted text-xs" data-testid="rule-preview">
        {preview ? previewWords(preview, teams) : null}
      </p>
    </li>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { scopesQuery } from "@/lib/posture/queries.ts";
import type { ScopeChoice } from "@/lib/posture/scopes/schema.ts";

/** Pages whose figures are of a scope. */
const SCOPED = new Set(["/", "/posture/movement", "/posture/plan", "/posture/what-if"]);
const ESTATE = "Whole estate";
const TITLES: [ScopeChoice["kind"], string][] = [
  ["cluster", "Clusters"],
  ["team", "Teams"],
  ["view", "Shared views"],
  ["namespace", "Namespaces"],
];

/** Of what the page speaks; the address holds it. Pages that are always of everything only say so. */
export function ScopeMenu() {
  const path = usePathname();
  const address = useSearchParams();
  if (!SCOPED.has(path)) return <span className="truncate font-medium">{ESTATE}</span>;
  return <Chooser path={path} address={address} scope={address.get("scope") ?? "estate"} />;
}

function Chooser({ path, address, scope }: { path: string; address: URLSearchParams; scope: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { data, isError } = useQuery({ ...scopesQuery(), enabled: open || scope !== "estate" });
  const choices = data?.scopes ?? [];
  const go = (chosen: string) => {
    const next = new URLSearchParams(address);
    if (chosen === "estate") next.delete("scope");
    else next.set("scope", chosen);
    setOpen(false);
    router.push(next.size === 0 ? path : `${path}?${next}`);
  };
  const name =
    scope === "estate" ? ESTATE : (choices.find((one) => one.scope === scope)?.name ?? said(scope));
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Scope"
      trigger={
        <Button look="quiet" className="min-w-0" aria-label={`Scope: ${name}`}>
          <span className="truncate">{name}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <Command label="Choose a scope" className="w-72 max-w-full">
        <Command.Input
          placeholder="Cluster, team, view, namespace"
          className="mb-2 h-8 w-full rounded-md border border-line bg-paper px-2 text-sm"
        />
        <Command.List className="max-h-80 overflow-y-auto">
          <Command.Empty className="px-2 py-3 text-muted">
            {isError ? "The list could not be read." : "Nothing of that name. Labels: ?scope=label:KEY=VALUE"}
          </Command.Empty>
          <Item value="estate" name={ESTATE} chosen={scope === "estate"} onSelect={() => go("estate")} />
          {TITLES.map(([kind, title]) => {
            const own = choices.filter((one) => one.kind === kind);
            return own.length === 0 ? null : (
              <Command.Group
                key={kind}
                heading={title}
                className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
              >
                {own.map((one) => (
                  <Item
                    key={one.scope}
                    value={`${one.name} ${one.scope}`}
                    name={one.name}
                    chosen={one.scope === scope}
                    onSelect={() => go(one.scope)}
                  />
                ))}
              </Command.Group>
            );
          })}
        </Command.List>
      </Command>
    </Popover>
  );
}

/** A label says itself; a number says nothing, and its name comes. */
const said = (scope: string): string => (scope.startsWith("label:") ? scope.slice("label:".length) : "…");

function Item(props: { value: string; name: string; chosen: boolean; onSelect: () => void }) {
  return (
    <Command.Item
      value={props.value}
      onSelect={props.onSelect}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 data-[selected=true]:bg-raised"
    >
      <span className="min-w-0 flex-1 truncate">{props.name}</span>
      {props.chosen ? <Check aria-hidden className="size-4 shrink-0" /> : null}
    </Command.Item>
  );
}

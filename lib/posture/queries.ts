import { queryOptions } from "@tanstack/react-query";
import { api } from "../http/api.ts";
import type { Comparison, MovementView } from "./movement/schema.ts";
import type { PlanView, SavedPlan } from "./plan/schema.ts";
import type { ScopeChoices } from "./scopes/schema.ts";
import type { WhatIfView } from "./what-if/schema.ts";

type Query = Record<string, string | undefined>;

const search = (query: Query): URLSearchParams =>
  new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1])));

export const movementQuery = (query: { scope: string; from: string; to?: string }) =>
  queryOptions({
    queryKey: ["posture", "movement", query],
    queryFn: () => api<MovementView>("GET", `/posture/movement?${search(query)}`),
  });

export const comparisonQuery = (query: { scope: string; from: string; to?: string }) =>
  queryOptions({
    queryKey: ["posture", "comparison", query],
    queryFn: () => api<Comparison>("GET", `/posture/comparison?${search(query)}`),
  });

export const planQuery = (query: { scope: string; pick: readonly string[]; best?: number; by?: string }) => {
  const { pick, best, ...rest } = query;
  const asked = search({ ...rest, best: best === undefined ? undefined : String(best) });
  for (const key of pick) asked.append("pick", key);
  return queryOptions({
    queryKey: ["posture", "plan", query],
    queryFn: () => api<PlanView>("GET", `/posture/plan?${asked}`),
    placeholderData: (former) => former,
  });
};

export const plansQuery = () =>
  queryOptions({ queryKey: ["posture", "plans"], queryFn: () => api<SavedPlan[]>("GET", "/posture/plans") });

export const whatIfQuery = (query: Query) =>
  queryOptions({
    queryKey: ["posture", "what-if", query],
    queryFn: () => api<WhatIfView>("GET", `/posture/what-if?${search(query)}`),
    placeholderData: (former) => former,
  });

export const scopesQuery = () =>
  queryOptions({
    queryKey: ["posture", "scopes"],
    queryFn: () => api<ScopeChoices>("GET", "/posture/scopes"),
    staleTime: 60_000,
  });

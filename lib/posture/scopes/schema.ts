import { z } from "zod";
import { Scope } from "../schema.ts";

export const SCOPE_KINDS = ["cluster", "team", "namespace", "view"] as const;

export const ScopeChoice = z.object({ scope: Scope, kind: z.enum(SCOPE_KINDS), name: z.string() });
export type ScopeChoice = z.infer<typeof ScopeChoice>;

export const ScopeChoices = z.object({ scopes: z.array(ScopeChoice) });
export type ScopeChoices = z.infer<typeof ScopeChoices>;

import { z } from "zod";

export const treatments = ["accept", "mitigate", "transfer", "avoid"] as const;
export const riskStates = ["identified", "assessed", "treating", "treated", "closed"] as const;
export const riskLevels = ["low", "moderate", "high", "severe"] as const;

export const step = z.int().min(1).max(5);
export const placement = z.strictObject({ likelihood: step, impact: step });

export type Treatment = (typeof treatments)[number];
export type RiskState = (typeof riskStates)[number];
export type RiskLevel = (typeof riskLevels)[number];
/** A cell of the 5×5 matrix: both steps are whole numbers 1 (least) to 5 (most). */
export type Placement = z.infer<typeof placement>;

export const Lowers = z.enum(["likelihood", "impact"]);

const MitigationDraft = z.strictObject({
  title: z.string().trim().min(1, "Say what it is.").max(200),
  frameworkId: z.string().min(1).max(100),
  controlId: z.string().min(1).max(100),
  lowers: Lowers,
});

/** A risk as a person writes it. */
export const RiskDraft = z.strictObject({
  name: z.string().trim().min(1, "Give it a name.").max(200),
  description: z.string().trim().max(5_000).default(""),
  /** What could bring it about: a technique of ATT&CK, or words. */
  threats: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  teamId: z.int().positive().nullable().default(null),
  ...placement.shape,
  treatment: z.enum(treatments).nullable().default(null),
  /** The day on which somebody looks at it again, UTC. */
  reviewOn: z.iso.date(),
  mitigations: z.array(MitigationDraft).max(30).default([]),
});
export type RiskDraft = z.output<typeof RiskDraft>;

export const RiskChange = RiskDraft.extend({ version: z.int().positive() });
export type RiskChange = z.output<typeof RiskChange>;

export const RiskMove = z.strictObject({
  to: z.enum(riskStates),
  note: z.string().trim().min(1, "Say why.").max(2_000),
  version: z.int().positive(),
});
export type RiskMove = z.output<typeof RiskMove>;

export const RiskNumber = z.strictObject({ riskId: z.coerce.number().int().positive().max(2_147_483_647) });

export const MitigationView = MitigationDraft.extend({
  control: z.string(),
  status: z.string(),
  passed: z.int(),
  failed: z.int(),
  unassessed: z.int(),
  /** 0 to 1: the share of its checks that pass. */
  effectiveness: z.number(),
});
export type MitigationView = z.infer<typeof MitigationView>;

export const RiskView = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string(),
  threats: z.array(z.string()),
  team: z.object({ id: z.int(), name: z.string() }).nullable(),
  inherent: placement,
  /** With its mitigations as they work now. */
  residual: placement,
  level: z.enum(riskLevels),
  treatment: z.enum(treatments).nullable(),
  state: z.enum(riskStates),
  reviewOn: z.string(),
  due: z.boolean(),
  mitigations: z.array(MitigationView),
  changedAt: z.string(),
  version: z.int(),
});
export type RiskView = z.infer<typeof RiskView>;

export const RiskList = z.object({ risks: z.array(RiskView), evaluatedAt: z.string() });
export type RiskList = z.infer<typeof RiskList>;

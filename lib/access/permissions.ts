import { AppError } from "../errors.ts";
import type { Actor, Role } from "./actor.ts";

/** What can be allowed or refused. A route names one; a role is a set of them. */
export const PERMISSIONS = [
  "posture:read",
  "posture:plan",
  "inventory:read",
  "findings:read",
  "findings:triage",
  "exceptions:read",
  "exceptions:request",
  "exceptions:approve",
  "views:save",
  "views:share",
  "views:manage",
  "compliance:read",
  "compliance:attest",
  "compliance:review",
  "compliance:manage",
  "risks:read",
  "risks:manage",
  "reports:read",
  "reports:push",
  "reports:resolve",
  "reports:open",
  "export:create",
  "audit:read",
  "audit:export",
  "collectors:read",
  "collectors:manage",
  "notifications:read",
  "notifications:manage",
  "people:manage",
  "teams:manage",
  "settings:manage",
  "operations:read",
  "operations:manage",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const reading: Permission[] = [
  "posture:read",
  "inventory:read",
  "findings:read",
  "exceptions:read",
  "views:save",
  "compliance:read",
  "risks:read",
  "reports:read",
  "export:create",
  "collectors:read",
  "audit:read",
];

const GRANTS: Record<Role | "collector" | "system", ReadonlySet<Permission>> = {
  viewer: new Set(reading),
  ciso: new Set<Permission>([
    ...reading,
    "posture:plan",
    "exceptions:request",
    "exceptions:approve",
    "compliance:review",
    "compliance:manage",
    "risks:manage",
    "notifications:read",
    "views:share",
  ]),
  auditor: new Set<Permission>([...reading, "audit:export", "notifications:read", "operations:read"]),
  analyst: new Set<Permission>([
    ...reading,
    "posture:plan",
    "findings:triage",
    "exceptions:request",
    "views:share",
    "reports:push",
    "reports:resolve",
    "reports:open",
    "compliance:attest",
    "notifications:read",
  ]),
  admin: new Set(PERMISSIONS),
  collector: new Set<Permission>(["reports:push", "reports:read"]),
  system: new Set(PERMISSIONS),
};

export const may = (actor: Pick<Actor, "role">, permission: Permission): boolean =>
  GRANTS[actor.role].has(permission);

/** Whoever looks at the past only reads. */
export const reader = <A extends Pick<Actor, "role">>(actor: A): A => ({ ...actor, role: "viewer" });

/** @throws AppError forbidden, naming the permission. */
export const demand = (actor: Actor, permission: Permission): void => {
  if (!may(actor, permission)) {
    throw new AppError("forbidden", `Your role (${actor.role}) does not include ${permission}.`, {
      permission,
    });
  }
};

import type { Role } from "./actor.ts";

/** Where people of a role begin: what they came for, not what everybody else sees. */
const HOMES: Record<Role, string> = {
  admin: "/",
  ciso: "/",
  viewer: "/",
  analyst: "/findings",
  auditor: "/compliance",
};

/** The first page of a role, also that of accounts with a role we do not know. */
export const homeOf = (role: string): string => (Object.hasOwn(HOMES, role) ? HOMES[role as Role] : "/");

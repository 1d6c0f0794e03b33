import type { Role } from "@/lib/access/actor.ts";

const TITLES: Record<Role, string> = {
  viewer: "Viewer",
  ciso: "CISO",
  analyst: "Analyst",
  auditor: "Auditor",
  admin: "Administrator",
};

export const roleTitle = (role: Role): string => TITLES[role];

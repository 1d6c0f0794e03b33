export const ROLES = ["viewer", "ciso", "analyst", "auditor", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. First argument of every read and write; made by the route wrapper, the session or a job, nowhere else. */
export interface Actor {
  kind: "person" | "collector" | "system";
  id: string;
  name: string;
  role: Role | "collector" | "system";
  requestId: string | null;
  ip: string | null;
}

export const systemActor = (name: string): Actor => ({
  kind: "system",
  id: name,
  name,
  role: "system",
  requestId: null,
  ip: null,
});

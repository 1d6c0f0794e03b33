import { ComplianceScope } from "@/lib/compliance/schema.ts";
import { Status } from "@/lib/compliance/status.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The scope and the status filter an address asks for; what makes no sense in it is left out. */
export function wishesOf(params: SearchParams): { scope: ComplianceScope; status: Status | null } {
  const scope = ComplianceScope.safeParse(params.cluster === undefined ? {} : { cluster: params.cluster });
  const status = Status.safeParse(params.status);
  return { scope: scope.data ?? {}, status: status.data ?? null };
}

/** An address below /compliance that keeps the scope, and names a status where one is wanted. */
export function addressOf(
  steps: readonly string[],
  { cluster }: { cluster: number | null },
  status: Status | null = null,
): string {
  const path = ["/compliance", ...steps.map(encodeURIComponent)].join("/");
  const query = new URLSearchParams();
  if (cluster !== null) query.set("cluster", String(cluster));
  if (status !== null) query.set("status", status);
  return query.size === 0 ? path : `${path}?${query}`;
}

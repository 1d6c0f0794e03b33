import { sql } from "../../db/client.ts";
import { call, type Sent, statusOf } from "./call.ts";
import { type Caller, collectorCaller, openSession, personCaller } from "./callers.ts";
import type { ApiRoute } from "./routes.ts";

type Holds = (routes: readonly ApiRoute[]) => Promise<boolean>;

const at = (routes: readonly ApiRoute[], method: string, path: string): ApiRoute => {
  const found = routes.find((route) => route.method === method && route.path === path);
  if (!found) throw new Error(`there is no ${method} ${path}`);
  return found;
};

const answer = async (route: ApiRoute, caller: Caller, sent: Sent = {}): Promise<Record<string, unknown>> =>
  (await (await call(route, caller, sent)).json()) as Record<string, unknown>;

/** A view of somebody else: whether each way of touching it is refused and leaves it as it was. */
const othersView =
  (shared: boolean): Holds =>
  async (routes) => {
    const owner = await personCaller("owner", "analyst");
    const other = await personCaller("other", "analyst");
    const made = await answer(at(routes, "POST", "/api/v1/views"), owner, {
      body: JSON.stringify({ name: `mine ${shared}`, shared }),
    });
    const params = { viewId: String(made.id) };
    const before = await sql`select * from finding_view where id = ${Number(made.id)}`;
    const patch = { params, body: JSON.stringify({ version: 1, name: "taken" }) };
    const statuses = [
      await statusOf(at(routes, "PATCH", "/api/v1/views/{viewId}"), other, patch),
      await statusOf(at(routes, "DELETE", "/api/v1/views/{viewId}"), other, { params }),
    ];
    if (!shared)
      statuses.push(
        await statusOf(at(routes, "PUT", "/api/v1/views/default"), other, {
          body: JSON.stringify({ viewId: made.id }),
        }),
      );
    const after = await sql`select * from finding_view where id = ${Number(made.id)}`;
    return (
      before.length === 1 &&
      statuses.every((status) => status >= 400 && status < 500) &&
      JSON.stringify(before) === JSON.stringify(after)
    );
  };

const othersSession: Holds = async (routes) => {
  const owner = await personCaller("owner", "analyst");
  const other = await personCaller("other", "admin");
  const { key } = await openSession(owner.personId);
  const params = { sessionName: key.slice(0, 16) };
  const status = await statusOf(at(routes, "DELETE", "/api/v1/sessions/{sessionName}"), other, { params });
  const [row] = await sql<{
    open: boolean;
  }>`select revoked_at is null as open from session where id = ${key}`;
  return status === 404 && row?.open === true;
};

const othersDelivery: Holds = async (routes) => {
  const [one, two] = [await collectorCaller("one"), await collectorCaller("two")];
  const { deliveryId } = await answer(at(routes, "POST", "/api/v1/reports"), one, {
    body: JSON.stringify({ SchemaVersion: 2, ArtifactName: "a:1", Results: [] }),
  });
  const params = { deliveryId: String(deliveryId) };
  const own = await statusOf(at(routes, "GET", "/api/v1/deliveries/{deliveryId}"), one, { params });
  const others = await statusOf(at(routes, "GET", "/api/v1/deliveries/{deliveryId}"), two, { params });
  const original = await statusOf(at(routes, "GET", "/api/v1/deliveries/{deliveryId}/document"), two, {
    params,
  });
  return deliveryId !== undefined && own === 200 && others >= 403 && original >= 403;
};

const ownRole: Holds = async (routes) => {
  const admin = await personCaller("self", "admin");
  const params = { personId: admin.personId };
  const status = await statusOf(at(routes, "PATCH", "/api/v1/people/{personId}"), admin, {
    params,
    body: JSON.stringify({ role: "viewer" }),
  });
  return status === 409;
};

/** What belongs to somebody, touched by somebody of the same or a higher role. */
export const OWNERS: readonly [what: string, holds: Holds][] = [
  ["a private view of another analyst", othersView(false)],
  ["a shared view of another analyst", othersView(true)],
  ["ending another person's session", othersSession],
  ["another collector's delivery", othersDelivery],
  ["changing one's own role", ownRole],
];

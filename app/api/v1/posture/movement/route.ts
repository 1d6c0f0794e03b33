import { route } from "@/lib/http/route.ts";
import { getMovement } from "@/lib/posture/movement/read.ts";
import { Between, MovementView } from "@/lib/posture/movement/schema.ts";

export const GET = route({
  summary: "Why a scope's score moved between two moments: parts that sum to the change",
  permission: "posture:read",
  query: Between,
  response: MovementView,
  handle: ({ actor, query }) => getMovement(actor, query),
});

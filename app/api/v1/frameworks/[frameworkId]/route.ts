import { getOwnFramework } from "@/lib/compliance/custom/read.ts";
import { OwnFramework } from "@/lib/compliance/custom/schema.ts";
import { retireFramework } from "@/lib/compliance/custom/write.ts";
import { FrameworkPath } from "@/lib/compliance/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "The document of a framework of one's own, and its revision",
  permission: "compliance:read",
  params: FrameworkPath,
  response: OwnFramework,
  handle: ({ actor, params }) => getOwnFramework(actor, params.frameworkId),
});

export const DELETE = route({
  summary: "Take a framework of one's own out of the list",
  permission: "compliance:manage",
  params: FrameworkPath,
  status: 204,
  handle: ({ actor, params }) => retireFramework(actor, params.frameworkId),
});

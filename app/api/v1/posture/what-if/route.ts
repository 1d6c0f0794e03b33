import { route } from "@/lib/http/route.ts";
import { getWhatIf } from "@/lib/posture/what-if/read.ts";
import { WhatIf, WhatIfView } from "@/lib/posture/what-if/schema.ts";

export const GET = route({
  summary: "The score with other constants; nothing is stored",
  permission: "posture:read",
  query: WhatIf,
  response: WhatIfView,
  handle: ({ actor, query }) => getWhatIf(actor, query),
});

import { z } from "zod";
import { EXPOSURE_FACTOR } from "../hazard.ts";
import { Scope } from "../schema.ts";
import { CONSTANTS, K, LAMBDA } from "../score.ts";
import { KIND_SHARES } from "../weights.ts";

const factor = (usual: number) => z.coerce.number().min(0).max(10).default(usual);
const share = (usual: number) => z.coerce.number().min(0).max(1).default(usual);

/** Constants to try in place of the usual ones. */
export const WhatIf = z
  .strictObject({
    scope: Scope,
    k: z.coerce.number().min(1).max(1_000).default(K),
    lambda: z.coerce.number().min(0).max(1).default(LAMBDA),
    internet: factor(EXPOSURE_FACTOR.internet),
    idle: factor(EXPOSURE_FACTOR.not_running),
    image: share(KIND_SHARES.image!),
    workload: share(KIND_SHARES.workload!),
    host: share(KIND_SHARES.host!),
    cluster: share(KIND_SHARES.cluster!),
  })
  .refine((asked) => asked.image + asked.workload + asked.host + asked.cluster > 0, {
    message: "At least one kind of asset must weigh something.",
  });
export type WhatIf = z.output<typeof WhatIf>;

const Compared = z.object({ scope: z.string(), name: z.string(), usual: z.number(), tried: z.number() });

export const WhatIfView = z.object({
  instant: z.string(),
  scopeName: z.string(),
  usual: z.number().nullable(),
  tried: z.number().nullable(),
  parts: z.array(Compared),
});
export type WhatIfView = z.output<typeof WhatIfView>;

/** The constants that a question asks for. */
export const constantsOf = ({ k, lambda, internet, idle, image, workload, host, cluster }: WhatIf) => ({
  ...CONSTANTS,
  k,
  lambda,
  exposure: { ...CONSTANTS.exposure, internet, not_running: idle },
  kinds: { image, workload, host, cluster },
});

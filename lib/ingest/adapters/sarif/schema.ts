import { z } from "zod";

/** A SARIF 2.1.0 log (OASIS, sections 3.13–3.14); runs and their results are read one by one. */
export const SarifLog = z.looseObject({ version: z.string(), runs: z.array(z.unknown()) });
export type SarifLog = z.infer<typeof SarifLog>;

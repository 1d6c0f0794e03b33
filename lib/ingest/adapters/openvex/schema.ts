import { z } from "zod";

/** OpenVEX's envelope (openvex/spec, 0.0.1 and 0.2.0); statements are read one by one. */
export const OpenVexDocument = z.looseObject({
  "@context": z.string(),
  author: z.unknown().optional(),
  role: z.unknown().optional(),
  tooling: z.unknown().optional(),
  timestamp: z.unknown().optional(),
  last_updated: z.unknown().optional(),
  statements: z.array(z.unknown()),
});

export type OpenVexDocument = z.infer<typeof OpenVexDocument>;

export const OPENVEX_VERSIONS: readonly string[] = ["0.0.1", "0.2.0"];

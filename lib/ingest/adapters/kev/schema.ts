import { z } from "zod";

/** The catalogue's envelope (CISA, known_exploited_vulnerabilities_schema.json); entries are read one by one. */
export const KevCatalog = z.looseObject({
  title: z.string().optional(),
  catalogVersion: z.string().optional(),
  dateReleased: z.string().optional(),
  vulnerabilities: z.array(z.unknown()),
});

import { z } from "zod";

export const BackupReport = z.object({
  /** When the snapshot was taken. */
  createdAt: z.string(),
  /** Of the Plimsoll that made it. */
  version: z.string(),
  tables: z.int(),
  rows: z.int(),
  /** One value for all that the database held. */
  stateHash: z.string(),
  /** Key files that came along: only in an encrypted backup. */
  secrets: z.array(z.string()),
  bytes: z.int(),
});
export type BackupReport = z.infer<typeof BackupReport>;

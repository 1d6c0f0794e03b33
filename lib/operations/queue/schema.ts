import { z } from "zod";

const count = z.int().nonnegative();

export const TaskState = z.object({
  task: z.string(),
  ready: count,
  scheduled: count,
  running: count,
  dead: count,
});

export const QueueState = z.object({
  tasks: z.array(TaskState),
  /** For how long the oldest job that is due has waited; 0 where none does. */
  lagSeconds: z.number(),
  /** Workers that show that they live. */
  workers: count,
});
export type QueueState = z.infer<typeof QueueState>;

export const JOB_STATES = ["dead", "ready", "scheduled", "running"] as const;
export type JobState = (typeof JOB_STATES)[number];

export const JobFilter = z.strictObject({
  state: z.enum(JOB_STATES).default("dead"),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "a cursor is what a page gave as nextCursor")
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type JobFilter = z.infer<typeof JobFilter>;

export const JobView = z.object({
  id: z.string(),
  task: z.string(),
  state: z.enum(JOB_STATES),
  /** What it carries: numbers and dates, never a document. */
  payload: z.unknown(),
  attempts: count,
  maxAttempts: count,
  createdAt: z.string(),
  runAt: z.string(),
  /** What went wrong last, its first line. */
  lastError: z.string().nullable(),
});
export type JobView = z.infer<typeof JobView>;

export const JobPage = z.object({ rows: z.array(JobView), nextCursor: z.string().nullable() });
export type JobPage = z.infer<typeof JobPage>;

export const JobParams = z.object({ jobId: z.string().regex(/^\d{1,18}$/, "a job has a number") });

import { z } from "zod";

export const NoticeView = z.object({
  /** Says what and since when: a new occurrence is another notice, and is shown although the old one was put away. */
  key: z.string(),
  level: z.enum(["critical", "warning"]),
  title: z.string(),
  detail: z.string(),
  /** Where something can be done about it. */
  href: z.string(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const Notices = z.object({
  notices: z.array(NoticeView),
  /** Put away by the person who asks. */
  hidden: z.int(),
});
export type Notices = z.infer<typeof Notices>;

export const NoticeMark = z.strictObject({
  notice: z.string().min(1).max(300),
  /** Hours until it is shown again; null: never again. */
  hours: z
    .int()
    .min(1)
    .max(24 * 90)
    .nullable(),
});
export type NoticeMark = z.infer<typeof NoticeMark>;

import { clock } from "../clock.ts";
import type { Jobs } from "../jobs/queue.ts";
import type { Attempt } from "../jobs/tasks.ts";
import { composeDue } from "./composing/write.ts";
import { deliver, giveUpLost } from "./delivery/write.ts";
import { exploitedAmong, itemsFor, silentCollectors } from "./matching/read.ts";
import { addItems, rememberExploited } from "./matching/write.ts";
import { reviewItems } from "./reviews/read.ts";
import { listListeningRules } from "./rules/read.ts";

/** Which rules want told what happened; messages of those that tell at once are written right away. Repeating it adds nothing. */
export const matchNotifications = async (happening: Jobs["notifications_match"]): Promise<void> => {
  const exploited = await exploitedAmong(happening.rules ?? []);
  for (const rule of await listListeningRules()) {
    const items = await itemsFor(rule, happening, exploited);
    if ((await addItems(rule, items, happening.at)) > 0) await composeDue(rule.id, clock());
  }
  await rememberExploited(exploited);
};

/** Every minute: who fell silent, what is to be looked at again, whose digest is due or whose quiet hours are over, what got lost. */
export const sendDueNotifications = async (): Promise<void> => {
  const now = clock();
  const rules = await listListeningRules();
  const silent = rules.some(({ event }) => event === "collector_silent") ? await silentCollectors(now) : [];
  const reviews = rules.some(({ event }) => event === "review_due") ? await reviewItems(now) : [];
  for (const rule of rules) {
    if (rule.event === "collector_silent") await addItems(rule, silent, now.toISOString());
    if (rule.event === "review_due") await addItems(rule, reviews, now.toISOString());
    await composeDue(rule.id, now);
  }
  await giveUpLost(now);
};

/** One attempt to bring one message to its destination. */
export const deliverMessage = ({ messageId }: Jobs["message_deliver"], { last }: Attempt): Promise<void> =>
  deliver(messageId, last);

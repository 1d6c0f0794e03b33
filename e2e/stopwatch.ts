import type { Locator, Page } from "@playwright/test";

/** Something that people do with the product, against the clock. */
export interface Job {
  name: string;
  /** Seconds. */
  within: number;
  /** Only where there was something before: a product that has just been started has no last month. */
  ofThePast?: true;
  /** Goes where the job begins; not on the clock. @returns what the job needs to know */
  begin(page: Page): Promise<Record<string, string>>;
  work(page: Page, hands: Hands, known: Record<string, string>): Promise<void>;
}

/** Counts what is pressed and clicked; a word that is typed counts each of its letters. */
export interface Hands {
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  click(what: Locator): Promise<void>;
}

/** Does a job. @returns seconds on the stopwatch, keys and clicks */
export const runJob = async (
  page: Page,
  job: Job,
): Promise<{ seconds: number; keys: number; clicks: number }> => {
  const known = await job.begin(page);
  let keys = 0;
  let clicks = 0;
  const hands: Hands = {
    async press(key) {
      keys += 1;
      await page.keyboard.press(key);
    },
    async type(text) {
      keys += text.length;
      await page.keyboard.type(text);
    },
    async click(what) {
      clicks += 1;
      await what.click();
    },
  };
  const began = performance.now();
  await job.work(page, hands, known);
  return { seconds: (performance.now() - began) / 1000, keys, clicks };
};

import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "../../../prisma/demo/client.ts";
import { Accepted } from "../../ingest/schema.ts";
import { Chance } from "../chance.ts";
import { settled } from "../deliveries.ts";
import { lane } from "../estate/estate.ts";
import { imageScans } from "../estate/images.ts";

const UPLOADS = 10;

/** A person's uploads one after the other: seconds until each is visible. @throws Error when one is refused */
export const uploads = async ({ url, headers }: Session, deadline: number): Promise<number[]> => {
  const start = new Date(Date.now() - 3_600_000);
  const { messages } = lane(9_999, UPLOADS * 3, start, new Chance("uploads"));
  const seconds: number[] = [];
  for (const { body, label } of imageScans(messages).slice(0, UPLOADS)) {
    const began = performance.now();
    const response = await fetch(`${url}/api/v1/reports`, {
      method: "POST",
      body: new Uint8Array(body),
      headers: {
        ...headers,
        origin: url,
        "plimsoll-upload": "1",
        "content-type": "application/octet-stream",
      },
    });
    if (response.status !== 202) throw new Error(`the upload of ${label} was answered ${response.status}`);
    await settled([Accepted.parse(await response.json()).deliveryId], deadline);
    seconds.push((performance.now() - began) / 1000);
  }
  return seconds;
};

const EVERY_MS = 500;

/** The findings as a person's browser asks for them, again and again until told to stop: they always come. */
export const watchScreens = async (
  { url, headers }: Session,
  isOver: () => boolean,
): Promise<{ seconds: number[]; failures: string[] }> => {
  const seconds: number[] = [];
  const failures: string[] = [];
  while (!isOver()) {
    const began = performance.now();
    const response = await fetch(`${url}/api/v1/findings?limit=50`, { headers }).catch(
      (error: Error) => error,
    );
    const status = response instanceof Error ? response.message : response.status;
    if (!(response instanceof Error)) await response.arrayBuffer().catch(() => undefined);
    if (status !== 200) failures.push(`the findings were answered ${status}`);
    seconds.push((performance.now() - began) / 1000);
    await sleep(EVERY_MS);
  }
  return { seconds, failures };
};

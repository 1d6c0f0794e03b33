import type { TestCollector } from "../collectors.ts";
import { settled } from "../deliveries.ts";
import type { Lane } from "../estate/message.ts";
import { type Answer, insist } from "../sender.ts";

export interface Streamed {
  /** Deliveries by the promise they were accepted with. */
  accepted: number[];
  /** Answers by status; 0: the connection broke. */
  answers: Map<number, number>;
}

/**
 * Every lane's documents over HTTP, one after the other as their collectors would send them: the next only when the
 * one before is applied. Lanes run side by side; now and then a document is sent once more.
 */
export const stream = async (
  url: string,
  collectors: Map<string, TestCollector>,
  lanes: Lane[],
  width: number,
  deadline: number,
  progress: (done: number) => void,
): Promise<Streamed> => {
  const streamed: Streamed = { accepted: [], answers: new Map() };
  const heard = ({ status }: Answer) => streamed.answers.set(status, (streamed.answers.get(status) ?? 0) + 1);
  const waiting = [...lanes];
  const sender = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      for (const [n, message] of lane.messages.entries()) {
        const { token } = collectors.get(message.collector)!;
        const { deliveryId } = await insist(url, token, message, { deadline, heard });
        streamed.accepted.push(deliveryId);
        await settled([deliveryId], deadline);
        if (n % 7 === 3) await insist(url, token, message, { deadline, heard });
        progress(streamed.accepted.length);
      }
    }
  };
  await Promise.all(Array.from({ length: width }, sender));
  return streamed;
};

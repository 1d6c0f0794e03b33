import { clockIsMovable, withClock } from "../../clock.ts";
import type { Jobs } from "../../jobs/queue.ts";
import { judgeAll, judgeFindings } from "./due/write.ts";

/** As of the moment that asked for it, where the clock can be moved. */
export const judgeDueFindings = ({ at }: Jobs["findings_judge"]): Promise<void> =>
  at !== undefined && clockIsMovable() ? withClock(new Date(at), judgeFindings) : judgeFindings();

export const judgeAllFindings = (): Promise<void> => judgeAll();

import { type Beat, BeatAnswer } from "../../collectors/beats/schema.ts";
import { ask, type Server } from "./request.ts";

/** Says to the server that the agent is alive. Null where it does not answer, or is of a release that knows no beats. */
export const sendBeat = async (
  { url, token }: Server,
  beat: Beat,
  signal: AbortSignal,
): Promise<BeatAnswer | null> => {
  const init = {
    method: "POST",
    body: JSON.stringify(beat),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  };
  const answer = await ask(`${url}/api/v1/heartbeat`, init, signal).catch(() => null);
  if (answer?.kind !== "ok") return null;
  const said = BeatAnswer.safeParse(await answer.response.json().catch(() => null));
  return said.success ? said.data : null;
};

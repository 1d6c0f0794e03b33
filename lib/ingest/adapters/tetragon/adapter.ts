import { entriesOf } from "../../document/stream.ts";
import type { Adapter } from "../adapter.ts";
import { readEventLog } from "../event-log.ts";
import { asObject } from "../json-value.ts";
import { EVENTS, readTetragonEvent } from "./event.ts";

/** Events of Tetragon as its export and `tetra getevents -o json` write them, one a line. */
export const tetragon: Adapter = {
  format: "tetragon",
  title: "Tetragon: process, kprobe, LSM and network events (JSON lines)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises(document) {
    const event = asObject(entriesOf(document)[0]?.value);
    return event !== null && EVENTS.some((kind) => asObject(event[kind])?.process !== undefined);
  },
  read: (document) =>
    readEventLog(document, { format: "tetragon", tool: "Tetragon", read: readTetragonEvent }),
};

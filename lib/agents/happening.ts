/** One thing that happened while an agent ran: a line of its log. */
export type Happening =
  /** On disk, on its way. */
  | { event: "gathered"; name: string; bytes: number }
  /** A whole look that says what the last one said: it is not sent again. */
  | { event: "unchanged"; name: string }
  | { event: "accepted"; name: string; deliveryId: number; repeated: boolean }
  /** The server will never take it; it is kept in `refused/`. */
  | { event: "refused"; name: string; reason: string }
  | { event: "waiting"; reason: string; seconds: number; parcels: number }
  /** Gone for good because the spool or the disk was full; `total` since it was made. */
  | { event: "lost"; name: string; total: number }
  /** What it looks at cannot be seen. */
  | { event: "unseen"; reason: string; seconds: number }
  /** A part of it cannot be seen, or not this time. */
  | { event: "passed_over"; reason: string };

export type Tell = (happening: Happening) => void;

/** A line for people. */
export const happeningText = (happening: Happening): string => {
  switch (happening.event) {
    case "gathered":
      return `gathered ${happening.name} (${happening.bytes} bytes)`;
    case "unchanged":
      return `${happening.name}: nothing has changed`;
    case "accepted":
      return `sent ${happening.name}: delivery ${happening.deliveryId}${happening.repeated ? " (had arrived before)" : ""}`;
    case "refused":
      return `refused ${happening.name}: ${happening.reason}`;
    case "waiting":
      return `${happening.parcels} waiting, next try in ${happening.seconds} s: ${happening.reason}`;
    case "lost":
      return `no room: ${happening.name} is lost (${happening.total} in all)`;
    case "unseen":
      return `${happening.reason}; next try in ${happening.seconds} s`;
    case "passed_over":
      return `passed over: ${happening.reason}`;
  }
};

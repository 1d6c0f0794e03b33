/** `1 March 2026, 14:05:09 Europe/Berlin (2026-03-01T13:05:09Z)`: a person's clock and the one everybody shares. */
export function bothClocks(instant: Date, timeZone: string): string {
  const local = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium", timeZone }).format(
    instant,
  );
  return `${local.replace(" at ", ", ")} ${timeZone} (${utc(instant.toISOString())})`;
}

/** RFC 3339 UTC to the second; text that is no instant comes back as it is. */
export function utc(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** `2026-03-01 13:05:09Z`: RFC 3339 with a space (section 5.6, note), so that a narrow cell can break it. */
export const stamp = (instant: string): string => utc(instant).replace("T", " ");

/** `2026-03-01`, or an en dash where there is none. */
export const day = (instant: string | null): string => (instant === null ? "–" : utc(instant).slice(0, 10));

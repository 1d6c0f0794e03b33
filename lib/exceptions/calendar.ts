/** One day of a month's page: its number, and whether the month has it or a neighbour. */
export interface CalendarDay {
  /** `2026-06-30`, UTC. */
  date: string;
  inMonth: boolean;
}

const DAY = 86_400_000;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month of an address, or of an instant where the address names none. @returns `2026-06` */
export const monthOf = (asked: unknown, now: Date): string =>
  typeof asked === "string" && MONTH.test(asked) ? asked : now.toISOString().slice(0, 7);

/** The first instants of a month and of the next, UTC. */
export const boundsOf = (month: string): { from: Date; to: Date } => {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return { from: new Date(Date.UTC(year, number - 1, 1)), to: new Date(Date.UTC(year, number, 1)) };
};

export const neighbour = (month: string, by: number): string => {
  const { from } = boundsOf(month);
  return new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + by, 1)).toISOString().slice(0, 7);
};

/** Whole weeks from Monday that hold the month, in order. */
export const weeksOf = (month: string): CalendarDay[][] => {
  const { from, to } = boundsOf(month);
  const monday = from.getTime() - ((from.getUTCDay() + 6) % 7) * DAY;
  const weeks: CalendarDay[][] = [];
  for (let start = monday; start < to.getTime(); start += 7 * DAY)
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        const date = new Date(start + i * DAY).toISOString().slice(0, 10);
        return { date, inMonth: date.startsWith(month) };
      }),
    );
  return weeks;
};

export const timeToLive = (_area: string, interval: number | null): number =>
  interval ? 2 * interval : 7 * 86400;

/** As much of the estate's points one person may dismiss at a time, as a share of all within `WINDOW_DAYS`. */
export const DISMISSAL_SHARE = 0.05;
export const WINDOW_DAYS = 30;
/** Below so many points (five criticals, ten highs) a share says nothing: in a small estate one finding is more. */
export const DISMISSAL_FLOOR = 100;

export interface Dismissals {
  /** Points of everything that is there, by severity alone. */
  estate: number;
  /** Of them, what people dismissed within the window without a second person. */
  before: number;
  /** What is to be dismissed now. */
  asked: number;
}

/** The share of the estate's points that would be dismissed, 0 to 1, if it takes a second person; else null. */
export const shareTooLarge = ({ estate, before, asked }: Dismissals): number | null => {
  const points = before + asked;
  if (asked <= 0 || points <= DISMISSAL_FLOOR || estate <= 0) return null;
  const share = points / estate;
  return share > DISMISSAL_SHARE ? share : null;
};

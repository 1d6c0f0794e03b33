/** How far something is; without a value it is under way and nobody knows how far. */
export function Progress({ label, value, max = 100 }: { label: string; value?: number; max?: number }) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className="h-1.5 w-full overflow-hidden rounded-sm bg-raised"
    >
      <div
        data-colour
        className={
          share === undefined ? "hatched h-full w-full animate-late" : "h-full bg-signal transition-[width]"
        }
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}

/** The load-line disc: a circle crossed by a line. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
      className="text-signal"
    >
      <circle cx="16" cy="16" r="10" stroke="currentColor" strokeWidth="3" />
      <path d="M1.5 16h29" stroke="currentColor" strokeWidth="3" />
    </svg>
  );
}

import { clsx } from "clsx";
import Link from "next/link";
import { riskLevel } from "@/lib/risks/level.ts";
import type { RiskLevel, RiskView } from "@/lib/risks/schema.ts";

const STEPS = [1, 2, 3, 4, 5] as const;
/** Shades of one hue: the darker, the graver; the words stand below. */
const SHADES: Record<RiskLevel, string> = {
  low: "bg-raised/40",
  moderate: "bg-signal/10",
  high: "bg-signal/25",
  severe: "bg-signal/45",
};

/** Where risks stand with their mitigations: likelihood upwards, impact to the right; each number leads to its risks. */
export function RiskMatrix({ risks }: { risks: readonly RiskView[] }) {
  const open = risks.filter(({ state }) => state !== "closed");
  return (
    <table className="w-full table-fixed border-separate border-spacing-1 text-center text-sm">
      <caption className="sr-only">Open risks by likelihood and impact, with their mitigations</caption>
      <tbody>
        {STEPS.toReversed().map((likelihood) => (
          <tr key={likelihood}>
            <th scope="row" className="w-24 pr-2 text-right font-normal text-muted text-xs">
              {likelihood === 5 ? "Likelihood 5" : likelihood}
            </th>
            {STEPS.map((impact) => {
              const here = open.filter(
                ({ residual }) => residual.likelihood === likelihood && residual.impact === impact,
              );
              const [first] = here;
              return (
                <td
                  key={impact}
                  className={clsx("h-11 rounded-md", SHADES[riskLevel({ likelihood, impact })])}
                >
                  {first ? (
                    <Link
                      href={here.length === 1 ? `/risks/${first.id}` : `/risks?cell=${likelihood}-${impact}`}
                      aria-label={`${here.length} of likelihood ${likelihood} and impact ${impact}`}
                      className="inline-flex size-8 items-center justify-center rounded-full bg-surface font-semibold hover:underline"
                    >
                      {here.length}
                    </Link>
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <td />
          {STEPS.map((impact) => (
            <th key={impact} scope="col" className="font-normal text-muted text-xs">
              {impact === 1 ? "Impact 1" : impact}
            </th>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

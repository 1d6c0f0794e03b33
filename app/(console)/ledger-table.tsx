import Link from "next/link";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { CommandLine } from "@/components/ui/command-line.tsx";
import { gain } from "@/components/ui/quantity.ts";
import type { Severity } from "@/lib/findings/schema.ts";
import type { PostureLine } from "@/lib/posture/schema.ts";

const two = (value: number): string => value.toFixed(2);

/** What is missing from 100, line by line; the last row proves that it adds up. */
export function LedgerTable({ score, lines }: { score: number | null; lines: PostureLine[] }) {
  const lost = lines.reduce((sum, line) => sum + line.share, 0);
  const most = Math.max(...lines.filter((l) => l.kind !== "rest").map((line) => line.share), 0.01);
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-[13px]">
        <thead>
          <tr className="border-line border-b text-left text-muted text-xs">
            <th className="w-full px-4 py-2 font-medium">Line</th>
            <th className="hidden px-3 py-2 text-right font-medium md:table-cell">Assets</th>
            <th className="px-3 py-2 text-right font-medium">Share</th>
            <th className="whitespace-nowrap px-4 py-2 text-right font-medium">Gain alone</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr
              key={`${line.kind}/${line.label}/${line.detail}`}
              className="border-line border-b last:border-0 hover:bg-raised"
            >
              <td className="max-w-0 px-4 py-1.5">
                <div className="flex min-w-0 items-center gap-2">
                  <Mark line={line} />
                  <span className="min-w-0 truncate">
                    {line.href ? (
                      <Link href={line.href} className="font-medium hover:text-signal hover:underline">
                        {line.label}
                      </Link>
                    ) : (
                      line.label
                    )}
                    <span className="text-muted"> {line.detail}</span>
                  </span>
                </div>
                <HowToLook line={line} />
              </td>
              <td className="tabular hidden px-3 py-1.5 text-right text-muted md:table-cell">
                {line.assets || ""}
              </td>
              <td className="tabular w-36 px-3 py-1.5 text-right">
                <span className="flex items-center justify-end gap-2">
                  {line.kind === "rest" ? null : (
                    <span
                      aria-hidden
                      data-colour
                      className="hidden h-1.5 rounded-[1px] bg-edge sm:block"
                      style={{ width: `${(64 * line.share) / most}px` }}
                    />
                  )}
                  {two(line.share)}
                </span>
              </td>
              <td className="tabular px-4 py-1.5 text-right text-muted">
                <Gain line={line} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-edge border-t font-medium">
            <td className="px-4 py-2">100 − {score === null ? "–" : two(score)}</td>
            <td className="hidden md:table-cell" />
            <td className="tabular px-3 py-2 text-right" data-testid="ledger-sum">
              {two(lost)}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What a first look would find nobody knows: no number stands where there is none. */
function Gain({ line }: { line: PostureLine }) {
  if (line.kind === "unassessed")
    return <span className="text-xs md:whitespace-nowrap">unknown until scanned</span>;
  return line.gain === null ? null : gain(line.gain);
}

function HowToLook({ line }: { line: PostureLine }) {
  if (line.kind !== "unassessed") return null;
  return (
    <div className="mt-1 pl-5.5 text-xs">
      {line.command ? (
        <CommandLine command={line.command} />
      ) : (
        <Link href="/collectors/connect" className="text-muted underline underline-offset-2 hover:text-text">
          Connect a collector that looks at it
        </Link>
      )}
    </div>
  );
}

function Mark({ line }: { line: PostureLine }) {
  if (line.severity) return <SeverityMark severity={line.severity as Severity} />;
  return <span aria-hidden data-colour className="hatched size-3.5 shrink-0 rounded-[2px]" />;
}

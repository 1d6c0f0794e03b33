"use client";

import Link from "next/link";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { exact, gain, plural } from "@/components/ui/quantity.ts";
import type { PlannedFix } from "@/lib/posture/plan/schema.ts";

const KINDS: Record<PlannedFix["kind"], { name: string; one: string; many?: string }> = {
  package: { name: "Package", one: "place" },
  check: { name: "Setting", one: "place" },
  base: { name: "Base image", one: "image" },
  subject: { name: "Everything in one", one: "change" },
};

export function FixTable({
  fixes,
  onToggle,
}: {
  fixes: readonly PlannedFix[];
  onToggle: (key: string) => void;
}) {
  if (fixes.length === 0)
    return (
      <p className="px-4 py-10 text-center text-muted text-sm">Nothing that has a fix costs points now.</p>
    );
  return (
    <table className="w-full text-[13px]">
      <thead>
        <tr className="border-line border-b text-left text-muted text-xs">
          <th className="w-10 px-2 py-2">
            <span className="sr-only">In the plan</span>
          </th>
          <th className="py-2 font-medium">Fix</th>
          <th className="hidden px-3 py-2 font-medium md:table-cell">Owner</th>
          <th className="hidden px-3 py-2 text-right font-medium sm:table-cell">Effort</th>
          <th className="px-3 py-2 text-right font-medium">Alone</th>
          <th className="px-4 py-2 text-right font-medium">In plan</th>
        </tr>
      </thead>
      <tbody>
        {fixes.map((fix) => (
          <tr key={fix.key} className="border-line border-b align-top last:border-0 hover:bg-raised">
            <td className="px-2 py-1.5">
              <Checkbox checked={fix.step !== null} onChange={() => onToggle(fix.key)} label={fix.label} />
            </td>
            <td className="py-1.5 pr-2">
              <Link href={fix.href} className="break-words font-medium hover:text-signal hover:underline">
                {fix.label}
              </Link>
              <span className="block text-muted text-xs">
                {KINDS[fix.kind].name} · {exact(fix.findings)} {plural(fix.findings, "finding")}
              </span>
            </td>
            <td className="hidden px-3 py-1.5 text-muted md:table-cell">
              {fix.owners.length === 0 ? "nobody yet" : fix.owners.slice(0, 2).join(", ")}
              {fix.owners.length > 2 ? ` and ${fix.owners.length - 2} more` : ""}
            </td>
            <td className="tabular hidden whitespace-nowrap px-3 py-1.5 text-right text-muted sm:table-cell">
              {exact(fix.effort)} {plural(fix.effort, KINDS[fix.kind].one)}
            </td>
            <td className="tabular whitespace-nowrap px-3 py-1.5 text-right">{gain(fix.alone)}</td>
            <td className="tabular whitespace-nowrap px-4 py-1.5 text-right font-medium">
              {fix.step === null ? "" : gain(fix.step.adds)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

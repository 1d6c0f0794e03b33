import Link from "next/link";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import type { BaseDetail } from "@/lib/inventory/images/lineage/schema.ts";

/** What is built on the base, what it has from there, and where it runs. */
export function BuiltList({ built, total }: { built: BaseDetail["built"]; total: number }) {
  return (
    <Panel title={`Built on it (${exact(total)})`} flush>
      <ul className="max-h-[32rem] divide-y divide-line overflow-y-auto text-sm">
        {built.map((image) => (
          <li key={image.id} className="px-4 py-1.5">
            <span className="flex flex-wrap items-baseline gap-x-3">
              <Link
                href={assetHref({ id: image.id, kind: "image" })}
                className="min-w-0 flex-1 basis-48 break-words font-medium hover:underline"
              >
                {image.name}
              </Link>
              <span className="tabular text-muted text-xs">
                {exact(image.inherited)} inherited, {exact(image.own)} own
              </span>
            </span>
            <span className="break-words text-muted text-xs">
              {image.team ?? "unowned"}
              {image.workloads.length === 0 ? " · runs nowhere" : " · runs as "}
              {image.workloads.map((workload, index) => (
                <span key={workload.id}>
                  {index > 0 ? ", " : ""}
                  <Link href={assetHref(workload)} className="hover:text-signal hover:underline">
                    {workload.name}
                  </Link>
                </span>
              ))}
            </span>
          </li>
        ))}
        {total > built.length ? (
          <li className="px-4 py-1.5 text-muted text-xs">and {exact(total - built.length)} more</li>
        ) : null}
      </ul>
    </Panel>
  );
}

import Link from "next/link";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { BaseImage } from "@/lib/inventory/images/lineage/schema.ts";
import { UpdateLine } from "./update-line.tsx";

/** One base: what it is, what is wrong with it, what is built on it, what its update would bring. */
export function BaseRow({ base }: { base: BaseImage }) {
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 text-sm md:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="min-w-0">
        <Link
          href={`/inventory/base-images/${base.id}`}
          className="break-words font-medium hover:text-signal hover:underline"
        >
          {base.name}
        </Link>
        <p className="text-muted text-xs">
          {[
            base.os,
            `${base.layers} ${plural(base.layers, "layer")}`,
            base.team ?? "unowned",
            base.live ? null : "not live itself",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="mt-1">
          Under {exact(base.images)} live {plural(base.images, "image")} of {exact(base.repositories)}{" "}
          {plural(base.repositories, "repository", "repositories")}, run by {exact(base.workloads)}{" "}
          {plural(base.workloads, "workload")}.
        </p>
        <UpdateLine base={base} />
      </div>
      <div className="grid content-start gap-1">
        <SeverityBar counts={base.assessed ? base.bySeverity : null} />
        <p className="text-muted text-xs">
          {base.assessed
            ? `${exact(base.findings)} once here, ${exact(base.inherited)} times inherited`
            : `${exact(base.inherited)} times inherited, as far as layers tell`}
        </p>
      </div>
    </li>
  );
}

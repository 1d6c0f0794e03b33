"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { PackageRow } from "@/lib/inventory/packages/schema.ts";
import { packagesQuery } from "@/lib/inventory/queries.ts";

/** What is inside, as bills of materials say; hidden where there is none. */
export function PackageList({ assetId }: { assetId: number }) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    packagesQuery(assetId, q),
  );
  const total = data?.pages[0]?.total ?? 0;
  if (error)
    return (
      <Panel title="Packages" className="lg:col-span-2">
        <ErrorState what="The packages could not be read" why={error.message} />
      </Panel>
    );
  if (!data || (total === 0 && q === "")) return null;
  return (
    <Panel
      title="Packages"
      description={`${exact(total)} ${plural(total, "package")}, as the newest bills of materials list them`}
      className="lg:col-span-2"
    >
      <div className="mb-3 max-w-72">
        <Input
          type="search"
          aria-label="Search the packages by name"
          placeholder="Package name"
          icon={<Search aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ul className="grid gap-x-6 md:grid-cols-2">
        {data.pages
          .flatMap((page) => page.rows)
          .map((row) => (
            <PackageItem key={row.id} row={row} assetId={assetId} />
          ))}
      </ul>
      {total === 0 ? <p className="text-muted text-sm">No package has that in its name.</p> : null}
      {hasNextPage ? (
        <Button className="mt-3" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
          {isFetchingNextPage ? "Reading more…" : "Show more"}
        </Button>
      ) : null}
    </Panel>
  );
}

function PackageItem({ row, assetId }: { row: PackageRow; assetId: number }) {
  const facts = [row.type, row.licenses.join(", "), row.source && `from ${row.source}`, row.tools.join(", ")];
  return (
    <li className="flex items-baseline gap-3 border-line border-b py-1.5 text-sm">
      <div className="min-w-0 flex-1">
        <p className="break-all">
          {row.name} <span className="font-mono text-muted text-xs">{row.version}</span>
        </p>
        <p className="truncate text-muted text-xs" title={row.places.join("\n")}>
          {facts.filter((fact) => fact !== "").join(" · ")}
        </p>
      </div>
      {row.findings > 0 ? (
        <Link
          className="shrink-0 text-signal text-xs underline"
          href={`/findings?asset=${assetId}&component=${encodeURIComponent(row.name)}`}
        >
          {exact(row.findings)} {plural(row.findings, "finding")}
        </Link>
      ) : null}
    </li>
  );
}

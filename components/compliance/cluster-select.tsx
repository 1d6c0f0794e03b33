"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { Select } from "@/components/ui/select.tsx";
import type { ClusterChoice } from "@/lib/compliance/schema.ts";

/** The estate or one cluster; the address keeps it. */
export function ClusterSelect({ clusters }: { clusters: readonly ClusterChoice[] }) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const choose = (cluster: string) => {
    const query = new URLSearchParams(params);
    if (cluster === "") query.delete("cluster");
    else query.set("cluster", cluster);
    start(() => router.push(query.size === 0 ? path : `${path}?${query}`));
  };
  return (
    <Select
      aria-label="Scope"
      aria-busy={pending}
      value={params.get("cluster") ?? ""}
      onChange={(event) => choose(event.target.value)}
      options={[
        { value: "", label: "Estate" },
        ...clusters.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  );
}

"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select.tsx";
import type { ComparedImage, ImageComparison } from "@/lib/inventory/images/compare/schema.ts";

const optionsOf = (images: ComparedImage[], chosen: ComparedImage | null) => {
  const all = chosen && !images.some(({ id }) => id === chosen.id) ? [chosen, ...images] : images;
  return all.map(({ id, name, live }) => ({
    value: String(id),
    label: live ? name : `${name} (gone)`,
  }));
};

/** Which image with which; each choice is an address. */
export function ImagePair({ comparison: { from, to, others } }: { comparison: ImageComparison }) {
  const router = useRouter();
  const show = (left: number | undefined, right: number) =>
    router.push(`/inventory/compare?${left === undefined ? "" : `from=${left}&`}to=${right}`);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {from ? (
        <>
          <Select
            aria-label="The earlier image"
            className="min-w-0 max-w-full"
            value={String(from.id)}
            options={optionsOf(others, from)}
            onChange={({ target }) => show(Number(target.value), to.id)}
          />
          <ArrowRight aria-label="to" className="size-4 shrink-0 text-muted" />
        </>
      ) : null}
      <Select
        aria-label="The later image"
        className="min-w-0 max-w-full"
        value={String(to.id)}
        options={optionsOf(others, to)}
        onChange={({ target }) => show(from?.id, Number(target.value))}
      />
    </div>
  );
}

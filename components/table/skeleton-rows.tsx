import { Skeleton } from "@/components/ui/skeleton.tsx";

const WIDTHS = ["w-3/4", "w-1/2", "w-5/6", "w-2/3"];

/** Rows in the shape of those to come. */
export function SkeletonRows({ count, span, height }: { count: number; span: number; height: number }) {
  return Array.from({ length: count }, (_, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing but their place tells these apart
    <tr key={line} aria-hidden style={{ height }}>
      {Array.from({ length: span }, (_, cell) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <td key={cell} data-card={cell < 2 ? "primary" : "hidden"}>
          <Skeleton className={`h-3 ${WIDTHS[(line + cell) % WIDTHS.length]}`} />
        </td>
      ))}
    </tr>
  ));
}

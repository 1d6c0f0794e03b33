import Link from "next/link";
import { TableTwin } from "@/components/charts/table-twin.tsx";
import { abbreviated, exact } from "@/components/ui/quantity.ts";

export interface HistogramColumn {
  label: string;
  /** The list behind `count`. */
  href: string;
  count: number;
  /** On top of `count`: known by number only, so that no list shows them. */
  more: number;
  /** The list is narrowed to this column. */
  current?: boolean;
  /** Not part of the scale, so drawn apart from it. */
  apart?: boolean;
}

/** How many fall into each bucket, with the number above its column and a link to the list behind it. */
export function Histogram(props: {
  label: string;
  /** What a column counts, what is on top of it, and what its buckets measure. */
  names: { count: string; more: string; bucket: string };
  columns: readonly HistogramColumn[];
}) {
  const { label, names, columns } = props;
  const most = Math.max(1, ...columns.map(({ count, more }) => count + more));
  return (
    <figure aria-label={label}>
      <ol className="flex items-stretch gap-1 sm:gap-2">
        {columns.map((column) => (
          <li key={column.label} className={`min-w-0 flex-1 ${column.apart ? "ml-2 sm:ml-6" : ""}`}>
            <Column column={column} most={most} names={names} />
          </li>
        ))}
      </ol>
      <TableTwin
        caption={label}
        heads={[names.bucket, names.count, names.more]}
        rows={columns.map((column) => [column.label, column.count, column.more])}
      />
    </figure>
  );
}

function Column(props: { column: HistogramColumn; most: number; names: { count: string; more: string } }) {
  const { column, most, names } = props;
  const { label, count, more, href, current } = column;
  const total = count + more;
  const said = `${label}: ${exact(count)} ${names.count}${more > 0 ? `, ${exact(more)} ${names.more}` : ""}`;
  return (
    <Link
      href={href}
      title={said}
      aria-current={current ? "true" : undefined}
      className="group relative block rounded-sm text-center"
    >
      <span className="sr-only">{said}</span>
      <span aria-hidden className="flex h-24 flex-col justify-end border-edge border-b">
        <span className={`tabular text-xs ${total === 0 ? "text-muted" : "group-hover:underline"}`}>
          {abbreviated(total)}
        </span>
        <span data-colour className="bg-signal opacity-40" style={{ height: heightOf(more, most) }} />
        <span data-colour className="bg-signal" style={{ height: heightOf(count, most) }} />
      </span>
      <span
        aria-hidden
        className={`mt-1 block text-2xs leading-tight ${current ? "font-semibold text-signal" : "text-muted"}`}
      >
        {label}
      </span>
    </Link>
  );
}

/** A share of the column's height that leaves room for the number; one of a million is still seen. */
const heightOf = (part: number, most: number): string =>
  part === 0 ? "0" : `max(2px, ${((part / most) * 78).toFixed(2)}%)`;

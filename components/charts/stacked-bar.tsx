import { clsx } from "clsx";
import { exact } from "@/components/ui/quantity.ts";

/** `hatched` is for what is not known: stale, not assessed. */
export type StackedPart = {
  key: string;
  label: string;
  count: number;
  colour: string;
  hatched?: boolean;
  href?: string;
};

/** One bar of parts that make a whole, with its counts in words below. */
export function StackedBar(props: { label: string; parts: readonly StackedPart[]; legend?: boolean }) {
  const parts = props.parts.filter(({ count }) => count > 0);
  const words = parts.map(({ label, count }) => `${exact(count)} ${label}`).join(", ");
  return (
    <div className="grid min-w-32 gap-1.5">
      <div
        role="img"
        aria-label={`${props.label}: ${words || "nothing"}`}
        className="flex h-2.5 gap-px overflow-hidden rounded-[2px] bg-raised"
      >
        {parts.map((part) => (
          <span
            key={part.key}
            data-colour
            title={`${exact(part.count)} ${part.label}`}
            className={clsx("min-w-[3px]", part.hatched && "hatched")}
            style={{ flexGrow: part.count, ...(part.hatched ? {} : { backgroundColor: part.colour }) }}
          />
        ))}
      </div>
      {props.legend === false ? null : (
        <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
          {parts.map((part) => (
            <li key={part.key} className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
              <span
                data-colour
                aria-hidden
                className={clsx("size-2 rounded-[2px]", part.hatched && "hatched")}
                style={part.hatched ? undefined : { backgroundColor: part.colour }}
              />
              {part.href ? (
                <a href={part.href} className="inline-flex min-h-6 items-center hover:underline">
                  <b className="tabular mr-1 font-medium text-ink">{exact(part.count)}</b> {part.label}
                </a>
              ) : (
                <span>
                  <b className="tabular font-medium text-ink">{exact(part.count)}</b> {part.label}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

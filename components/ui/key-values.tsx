import type { ReactNode } from "react";

/** Facts about one thing. A value nobody knows is said to be unknown, never left out. */
export function KeyValues({
  items,
}: {
  items: readonly { key: string; value: ReactNode; mono?: boolean }[];
}) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {items.map((item) => (
        <div key={item.key} className="contents">
          <dt className="text-muted">{item.key}</dt>
          <dd className={item.mono ? "break-all font-mono text-xs leading-5" : "min-w-0 break-words"}>
            {item.value ?? <span className="text-muted">unknown</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

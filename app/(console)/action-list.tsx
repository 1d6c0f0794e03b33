import Link from "next/link";
import { gain } from "@/components/ui/quantity.ts";
import type { PostureAction } from "@/lib/posture/schema.ts";

export function ActionList({ actions }: { actions: PostureAction[] }) {
  if (actions.length === 0)
    return <p className="py-6 text-center text-muted text-sm">Nothing that has a fix costs points now.</p>;
  return (
    <ol className="grid gap-px">
      {actions.map((action, index) => (
        <li key={action.label} className="flex items-baseline gap-3 border-line border-b py-2 last:border-0">
          <span className="tabular w-4 shrink-0 text-muted text-xs">{index + 1}</span>
          <div className="min-w-0 flex-1">
            <Link
              href={action.href}
              className="break-words font-medium text-sm hover:text-signal hover:underline"
            >
              {action.label}
            </Link>
            <p className="text-muted text-xs">
              {action.detail} · {action.owner ?? "nobody owns it yet"}
            </p>
          </div>
          <span className="tabular shrink-0 font-semibold text-sm" title={`${action.gain} points`}>
            {gain(action.gain)}
          </span>
        </li>
      ))}
    </ol>
  );
}

import Link from "next/link";

export function Breadcrumbs({ trail }: { trail: readonly { label: string; href?: string }[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-muted text-xs">
        {trail.map((step, index) => (
          <li key={`${step.href ?? ""}${step.label}`} className="flex min-h-6 min-w-0 items-center gap-1.5">
            {index > 0 ? <span aria-hidden>/</span> : null}
            {step.href ? (
              <Link
                href={step.href}
                className="inline-flex min-h-6 items-center truncate hover:text-ink hover:underline"
              >
                {step.label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-ink">
                {step.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

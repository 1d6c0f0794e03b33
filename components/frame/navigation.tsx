"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { DestinationIcon } from "@/components/frame/destination-icon.tsx";
import { DESTINATIONS, isWithin } from "@/components/frame/destinations.ts";
import { WaitingBadge } from "@/components/frame/waiting-badge.tsx";

/** The list of pages; `narrow` keeps the icons and hides the words from sight only. */
export function Navigation({ narrow = false, onGo }: { narrow?: boolean; onGo?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {DESTINATIONS.map(({ href, title }) => {
          const here = isWithin(path, href);
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onGo}
                title={narrow ? title : undefined}
                aria-current={here ? "page" : undefined}
                className={clsx(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm max-md:h-11",
                  here
                    ? "bg-raised font-medium text-ink [&_svg]:text-signal"
                    : "text-muted hover:bg-raised hover:text-ink",
                )}
              >
                <DestinationIcon href={href} />
                <span className={narrow ? "sr-only" : "truncate"}>{title}</span>
                {href === "/exceptions" ? <WaitingBadge narrow={narrow} /> : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

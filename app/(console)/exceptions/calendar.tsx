import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Panel } from "@/components/ui/panel.tsx";
import { neighbour, weeksOf } from "@/lib/exceptions/calendar.ts";
import type { ExceptionView } from "@/lib/exceptions/schema.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const SHOWN = 3;

const nameOf = (month: string): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** Which exceptions end, or ended, on which day of a month (UTC). */
export function Calendar(props: { month: string; exceptions: readonly ExceptionView[]; today: string }) {
  const { month, exceptions, today } = props;
  const byDay = Map.groupBy(exceptions, (one) => (one.endedAt ?? one.endsAt ?? "").slice(0, 10));
  return (
    <Panel
      title={nameOf(month)}
      flush
      corner={
        <span className="flex items-center gap-1 text-sm print:hidden">
          <Step month={neighbour(month, -1)} label="Earlier month">
            <ChevronLeft aria-hidden className="size-4" />
          </Step>
          <Link href="/exceptions" className="rounded-md px-2 py-1 hover:bg-raised">
            This month
          </Link>
          <Step month={neighbour(month, 1)} label="Later month">
            <ChevronRight aria-hidden className="size-4" />
          </Step>
        </span>
      }
    >
      <table className="w-full table-fixed text-xs">
        <thead>
          <tr className="border-line border-b text-muted">
            {DAYS.map((day) => (
              <th key={day} scope="col" className="px-2 py-1.5 text-left font-medium">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]!.date} className="border-line border-b last:border-0">
              {week.map(({ date, inMonth }) => (
                <td
                  key={date}
                  className={clsx(
                    "h-16 overflow-hidden border-line border-r p-1 align-top last:border-r-0 sm:h-20 sm:p-1.5",
                    !inMonth && "bg-paper text-muted",
                  )}
                >
                  <span
                    className={clsx(
                      "tabular inline-block min-w-5 rounded-sm px-1",
                      date === today.slice(0, 10) && "bg-signal font-semibold text-signal-ink",
                    )}
                  >
                    {Number(date.slice(8))}
                  </span>
                  <Day exceptions={byDay.get(date) ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Day({ exceptions }: { exceptions: readonly ExceptionView[] }) {
  if (exceptions.length === 0) return null;
  return (
    <>
      <ul className="mt-0.5 hidden gap-0.5 sm:grid">
        {exceptions.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="min-w-0">
            <Link
              href={`/exceptions/${one.id}`}
              title={one.name}
              className={clsx(
                "block truncate rounded-sm border-l-3 bg-raised px-1 hover:text-signal",
                one.state === "approved" ? "border-signal" : "border-edge text-muted line-through",
              )}
            >
              {one.name}
            </Link>
          </li>
        ))}
        {exceptions.length > SHOWN ? (
          <li className="text-muted">and {exceptions.length - SHOWN} more</li>
        ) : null}
      </ul>
      <span className="mt-1 block text-center font-semibold text-signal sm:hidden">{exceptions.length}</span>
    </>
  );
}

function Step(props: { month: string; label: string; children: React.ReactNode }) {
  return (
    <Link
      href={`/exceptions?month=${props.month}`}
      aria-label={props.label}
      className="flex size-8 items-center justify-center rounded-md hover:bg-raised"
    >
      {props.children}
    </Link>
  );
}

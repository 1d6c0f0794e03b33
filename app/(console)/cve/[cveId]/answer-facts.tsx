import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AdvisoryAnswer } from "@/lib/answers/schema.ts";
import { VERDICT_WORDS, type Verdict, verdictOf, windowWords } from "@/lib/answers/verdict.ts";

const ICONS: Record<Verdict, ReactNode> = {
  affected: <TriangleAlert aria-hidden className="size-6 shrink-0 text-critical" />,
  dismissed: <CircleCheck aria-hidden className="size-6 shrink-0 text-muted" />,
  no_longer: <CircleCheck aria-hidden className="size-6 shrink-0 text-good" />,
  never_seen: <CircleHelp aria-hidden className="size-6 shrink-0 text-muted" />,
};

/** The answer in one glance, then the facts behind it. */
export function AnswerFacts({ answer }: { answer: AdvisoryAnswer }) {
  const { counts, running, window, cvss } = answer;
  const verdict = verdictOf(answer);
  const { title, text } = VERDICT_WORDS[verdict];
  const score = cvss.toSorted((a, b) => b.score - a.score)[0];
  const items = [
    { key: "Where", value: <Where answer={answer} /> },
    {
      key: "Running",
      value: `${exact(running.workloads)} ${plural(running.workloads, "workload")}, ${exact(running.hosts)} ${plural(running.hosts, "host")}`,
    },
    {
      key: "Exposed",
      value:
        running.internet === 0
          ? "none reached from the internet"
          : `${exact(running.internet)} reached from the internet`,
    },
    { key: "Exploited", value: <Exploited answer={answer} /> },
    { key: "EPSS", value: <Likelihood answer={answer} /> },
    ...(score ? [{ key: "CVSS", value: `${score.score} (${score.source}, ${score.version})` }] : []),
    {
      key: "Fix",
      value:
        counts.open === 0
          ? "nothing to fix"
          : `a fixed version is known for ${exact(counts.fixable)} of ${exact(counts.open)}`,
    },
    { key: "Owners", value: <Owners answer={answer} /> },
    { key: "Published", value: <Instant at={window.publishedAt} none="date unknown" /> },
    { key: "First seen here", value: <Instant at={window.firstSeen} none="never" /> },
    {
      key: "Fixed here",
      value: <Instant at={window.fixedAt} none={window.firstSeen ? "not yet" : "never seen"} />,
    },
    { key: "Window", value: windowWords(answer) },
  ];
  return (
    <Panel>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
        <div className="flex items-start gap-3">
          {ICONS[verdict]}
          <div className="grid gap-1">
            <h2 className="font-semibold text-lg leading-6">{title}</h2>
            <p className="text-muted text-sm">{text}</p>
          </div>
        </div>
        <KeyValues items={items} />
      </div>
    </Panel>
  );
}

const Instant = ({ at, none }: { at: string | null; none: string }) =>
  at === null ? <span className="text-muted">{none}</span> : <RelativeTime at={at} />;

function Where({ answer: { name, counts } }: { answer: AdvisoryAnswer }) {
  const query = (more: Record<string, string>) => `/findings?${new URLSearchParams({ rule: name, ...more })}`;
  const rest = [
    { n: counts.dismissed, word: "judged no risk", href: query({ status: "false_positive,not_affected" }) },
    { n: counts.fixed, word: "fixed", href: query({ state: "closed", cause: "fixed" }) },
    { n: counts.gone, word: "gone", href: query({ state: "closed", cause: "gone" }) },
    { n: counts.withdrawn, word: "withdrawn", href: query({ state: "closed", cause: "withdrawn" }) },
  ].filter(({ n }) => n > 0);
  return (
    <span className="flex flex-wrap gap-x-3">
      {counts.open === 0 ? (
        "nowhere now"
      ) : (
        <Link
          className="text-signal hover:underline"
          href={query({ status: "open,acknowledged,in_progress,fix_claimed,risk_accepted" })}
        >
          {exact(counts.open)} open {plural(counts.open, "finding")} on {exact(counts.assets)}{" "}
          {plural(counts.assets, "asset")}
        </Link>
      )}
      {rest.map(({ n, word, href }) => (
        <Link key={word} href={href} className="text-muted hover:underline">
          {exact(n)} {word}
        </Link>
      ))}
    </span>
  );
}

function Exploited({ answer: { kev, feeds } }: { answer: AdvisoryAnswer }) {
  if (kev === null && feeds.kev === null)
    return <span className="text-muted">unknown: the KEV catalogue was never received</span>;
  if (kev === null)
    return (
      <>
        not in the KEV catalogue, as of <RelativeTime at={feeds.kev} />
      </>
    );
  return (
    <strong className="font-medium">
      yes, in the KEV catalogue{kev.addedAt ? ` since ${kev.addedAt}` : ""}
      {kev.dueAt ? `, due ${kev.dueAt}` : ""}
      {kev.ransomware ? ", used by ransomware" : ""}
    </strong>
  );
}

function Likelihood({ answer: { epss, feeds } }: { answer: AdvisoryAnswer }) {
  if (epss === null)
    return (
      <span className="text-muted">
        {feeds.epss === null ? "unknown: no EPSS data was received" : "not scored"}
      </span>
    );
  const percentile = epss.percentile === null ? "" : `, above ${(epss.percentile * 100).toFixed(0)} % of all`;
  return (
    <>
      {(epss.score * 100).toFixed(1)} % within 30 days{percentile}
      {feeds.epss === null ? null : (
        <span className="text-muted">
          {" "}
          (data of <RelativeTime at={feeds.epss} />)
        </span>
      )}
    </>
  );
}

function Owners({ answer: { owners } }: { answer: AdvisoryAnswer }) {
  if (owners.length === 0) return <span className="text-muted">nobody is concerned</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {owners.slice(0, 8).map(({ team, open }) => (
        <span key={team ?? ""} className={team === null ? "text-muted" : ""}>
          {team ?? "unowned"} ({exact(open)})
        </span>
      ))}
      {owners.length > 8 ? <span className="text-muted">and {owners.length - 8} more</span> : null}
    </span>
  );
}

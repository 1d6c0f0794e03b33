import type { OwnAdvisory } from "../check-up/schema.ts";
import type { NoticeView } from "./schema.ts";

/** What notices are made of. What a person may not know is null. */
export interface Facts {
  feeds: readonly { name: string; title: string; asOf: string | null; old: boolean }[];
  silent: readonly { id: number; name: string; since: string }[];
  operations: {
    disk: { freeBytes: number; sizeBytes: number } | null;
    queue: { lagSeconds: number; dead: number; workers: number };
    certificate: { host: string; validTo: string | null; error: string | null } | null;
    audit: { problem: string | null };
    advisories: readonly OwnAdvisory[];
  } | null;
}

const DAY = 86_400_000;
const LAG_SECONDS = 300;

/** What is wrong with the installation itself, the worst first. */
export const noticesOf = ({ feeds, silent, operations }: Facts, now: Date): NoticeView[] =>
  [
    ...feeds.filter(({ old }) => old).map(feedNotice),
    ...silentNotices(silent),
    ...(operations
      ? [
          ...auditNotices(operations.audit),
          ...diskNotices(operations.disk),
          ...queueNotices(operations.queue),
          ...certificateNotices(operations.certificate, now),
          ...advisoryNotices(operations.advisories),
        ]
      : []),
  ].sort((a, b) => Number(b.level === "critical") - Number(a.level === "critical"));

const feedNotice = ({ name, title, asOf }: Facts["feeds"][number]): NoticeView => ({
  key: `feed_old:${name}:${asOf ?? "never"}`,
  level: "warning",
  title: asOf === null ? `${title}: never loaded` : `${title}: out of date`,
  detail: asOf === null ? "Risk is judged without it." : `The newest state here is of ${asOf.slice(0, 10)}.`,
  href: "/collectors",
});

/** Some by name; an outage of many is one notice. */
const SINGLY = 3;

const silentNotices = (silent: Facts["silent"]): NoticeView[] => {
  if (silent.length <= SINGLY)
    return silent.map(({ id, name, since }) => ({
      key: `collector_silent:${id}:${since}`,
      level: "warning",
      title: `Collector ${name} is silent`,
      detail: `Nothing came since ${since.slice(0, 16).replace("T", " ")} UTC.`,
      href: `/collectors/${id}`,
    }));
  const newest = silent
    .map(({ since }) => since)
    .sort()
    .at(-1);
  return [
    {
      key: `collectors_silent:${silent.length}:${newest}`,
      level: "critical",
      title: `${silent.length} collectors are silent`,
      detail: `${silent
        .slice(0, SINGLY)
        .map(({ name }) => name)
        .join(", ")} and ${silent.length - SINGLY} more.`,
      href: "/collectors",
    },
  ];
};

const auditNotices = ({ problem }: { problem: string | null }): NoticeView[] =>
  problem === null
    ? []
    : [
        {
          key: `audit_broken:${problem}`,
          level: "critical",
          title: "The audit log was changed",
          detail: problem,
          href: "/audit",
        },
      ];

const diskNotices = (disk: { freeBytes: number; sizeBytes: number } | null): NoticeView[] => {
  const share = disk ? disk.freeBytes / disk.sizeBytes : 1;
  if (!disk || share >= 0.1) return [];
  const percent = Math.floor(share * 100);
  return [
    {
      // By band: it comes back when it gets worse.
      key: `disk:${percent < 5 ? "under5" : "under10"}`,
      level: percent < 5 ? "critical" : "warning",
      title: "The disk is nearly full",
      detail: `${(disk.freeBytes / 2 ** 30).toFixed(1)} GiB of ${(disk.sizeBytes / 2 ** 30).toFixed(0)} GiB are free (${percent} %).`,
      href: "/settings/storage",
    },
  ];
};

const queueNotices = ({
  lagSeconds,
  dead,
  workers,
}: {
  lagSeconds: number;
  dead: number;
  workers: number;
}): NoticeView[] => [
  ...(workers === 0
    ? [
        {
          key: "worker_missing",
          level: "critical" as const,
          title: "No worker runs",
          detail: "Reports are accepted and kept, but nothing is applied until one does.",
          href: "/settings/jobs",
        },
      ]
    : []),
  ...(lagSeconds > LAG_SECONDS
    ? [
        {
          key: `queue_lag:${lagSeconds > 3600 ? "hours" : "minutes"}`,
          level: "critical" as const,
          title: "The job queue lags",
          detail: `The oldest job that is due has waited for ${Math.floor(lagSeconds / 60)} minutes.`,
          href: "/settings/jobs?state=ready",
        },
      ]
    : []),
  ...(dead > 0
    ? [
        {
          key: `jobs_dead:${dead}`,
          level: "warning" as const,
          title: dead === 1 ? "A job was given up" : `${dead} jobs were given up`,
          detail: "Nobody tries them again until you say so.",
          href: "/settings/jobs",
        },
      ]
    : []),
];

const certificateNotices = (
  certificate: { host: string; validTo: string | null; error: string | null } | null,
  now: Date,
): NoticeView[] => {
  if (!certificate) return [];
  const { host, validTo, error } = certificate;
  if (validTo === null)
    return error === null
      ? []
      : [
          {
            key: `certificate_unread:${host}:${error}`,
            level: "warning",
            title: "The certificate cannot be checked",
            detail: `${host}: ${error}`,
            href: "/settings/storage",
          },
        ];
  const days = Math.floor((Date.parse(validTo) - now.getTime()) / DAY);
  if (days >= 21) return [];
  return [
    {
      key: `certificate:${host}:${validTo}:${days < 0 ? "over" : days < 7 ? "week" : "weeks"}`,
      level: days < 7 ? "critical" : "warning",
      title: days < 0 ? "The certificate has run out" : `The certificate runs out in ${days} days`,
      detail: `That of ${host}, on ${validTo.slice(0, 10)}.`,
      href: "/settings/storage",
    },
  ];
};

const advisoryNotices = (advisories: readonly OwnAdvisory[]): NoticeView[] =>
  advisories.map((one) => ({
    key: `own_advisory:${one.package}:${one.version}:${one.advisory}`,
    level: one.severity === "critical" || one.severity === "high" ? "critical" : "warning",
    title: `Plimsoll's own ${one.package} has ${one.advisory}`,
    detail: `${one.summary || "An advisory covers it."} ${one.fixedVersion ? `Fixed in ${one.fixedVersion}: update Plimsoll.` : "There is no fix yet."}`,
    href: `/cve/${encodeURIComponent(one.advisory)}`,
  }));

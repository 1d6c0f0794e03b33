import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { type ScannedImage, trivyImage } from "../../prisma/factories/trivy.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { collector } from "../ingest/testing.ts";
import { acceptReport } from "../ingest/write.ts";

const { url } = await testDatabase();
const data = mkdtempSync(join(tmpdir(), "plimsoll-worker-"));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const worker of started) worker.kill("SIGKILL");
  rmSync(data, { recursive: true, force: true });
});

const startWorker = (): ChildProcess => {
  const worker = spawn(process.execPath, ["lib/jobs/worker.ts"], {
    env: { ...process.env, DATABASE_URL: url, PLIMSOLL_DATA: data, PLIMSOLL_LOG: "fatal" },
    stdio: "ignore",
  });
  started.push(worker);
  return worker;
};

const REPORTS = 24;
const image = (n: number): ScannedImage => ({
  repository: `registry.example/chaos/${n % 6}`,
  tag: `1.${n}`,
  content: `chaos ${n}`,
  os: { family: "debian", name: "12" },
  at: new Date(Date.UTC(2026, 2, 1, n)).toISOString(),
  flaws: Array.from({ length: 40 }, (_, i) => ({
    id: `CVE-2026-${1000 + n * 40 + i}`,
    package: `lib${i}`,
    type: "deb",
    version: "1",
    severity: "low",
  })),
});

const states = () =>
  sql<{ state: string; n: number }>`select state, count(*)::int as n from delivery group by 1 order by 1`;

/** Bounded and self-stopping: kills at most eight workers, waits at most a minute. */
it(
  "applies every report exactly once although workers are killed in the middle of their work",
  { timeout: 90_000 },
  async () => {
    const ci = await collector("ci");
    for (let n = 0; n < REPORTS; n++) {
      await acceptReport(ci, {
        body: Buffer.from(JSON.stringify(trivyImage(image(n)))),
        subjects: [],
        idempotencyKey: null,
        statedAt: null,
        fileName: null,
      });
    }
    for (let kills = 0; kills < 8; kills++) {
      const worker = startWorker();
      await setTimeout(450 + kills * 60);
      worker.kill("SIGKILL");
    }
    startWorker();
    const until = Date.now() + 60_000;
    while ((await states()).some((row) => row.state === "queued") && Date.now() < until)
      await setTimeout(200);

    // An image whose repository already has a newer one opens nothing: its report is applied as "unchanged".
    const ended = await states();
    expect(ended.filter((row) => row.state !== "applied" && row.state !== "unchanged")).toEqual([]);
    expect(ended.reduce((n, row) => n + row.n, 0)).toBe(REPORTS);
    const [counts] = await sql<{
      statements: number;
      doubles: number;
      entries: number;
      findings: number;
      rolled: number;
    }>`
    select (select count(*)::int from statement) as statements,
      (select count(*)::int from (select from statement group by delivery_id having count(*) > 1) d) as doubles,
      (select count(*)::int from (select entry from audit_pending union all select entry from audit_entry) e where entry like '%"report.applied"%') as entries,
      (select count(*)::int from finding) as findings, (select sum(n)::int from finding_count) as rolled`;
    expect(counts).toEqual({ statements: REPORTS, doubles: 0, entries: REPORTS, findings: 960, rolled: 960 });
  },
);

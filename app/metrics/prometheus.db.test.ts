import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/lib/db/embedded.ts";
import { testDatabase } from "@/lib/db/testing.ts";
import { collector, push } from "@/lib/ingest/testing.ts";
import { meter } from "@/lib/meter.ts";
import { trivyImage } from "@/prisma/factories/trivy.ts";
import { GET } from "./route.ts";

await testDatabase();

const TOKEN = "a-token-for-scrapes";
const hasPrometheus = spawnSync("prometheus", ["--version"]).status === 0;
if (!hasPrometheus) console.log("left out: no Prometheus here (apt-get install prometheus)");

const folder = mkdtempSync(join(tmpdir(), "plimsoll-prometheus-"));
process.env.PLIMSOLL_DATA = folder;
const product = createServer(async (request, response) => {
  const headers = new Headers(request.headers as Record<string, string>);
  const answer = await GET(new Request(`http://127.0.0.1${request.url}`, { headers }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
});
afterAll(() => {
  product.close();
  rmSync(folder, { recursive: true, force: true });
});

const scrape = (headers: Record<string, string> = {}) =>
  GET(new Request("http://plimsoll.example/metrics", { headers }));
const authorised = { authorization: `Bearer ${TOKEN}` };

beforeAll(async () => {
  process.env.PLIMSOLL_METRICS_TOKEN = TOKEN;
  await push(
    await collector("ci", 60),
    trivyImage({
      repository: "registry.example/cart",
      tag: "1",
      content: "cart",
      os: { family: "debian", name: "12" },
      flaws: [],
      at: "2026-03-01T00:00:00Z",
    }),
  );
  meter().requests.observe({ method: "GET", route: "/api/v1/findings", status: 200 }, 0.02);
  meter().jobs.observe({ task: "ingest_apply", outcome: "done" }, 0.2);
  await new Promise<void>((ready) => product.listen(0, "127.0.0.1", ready));
});

const alerts = readFileSync("deploy/monitoring/alerts.yaml", "utf8");
const dashboard = JSON.parse(readFileSync("deploy/monitoring/dashboard.json", "utf8")) as {
  panels: { title: string; targets: { expr: string }[] }[];
};

describe("/metrics", () => {
  it("is closed without the token, and says what to set", async () => {
    expect((await scrape()).status).toBe(401);
    expect((await scrape({ authorization: "Bearer another" })).status).toBe(401);
    expect((await scrape(authorised)).status).toBe(200);
  });

  it("tells the truth about what is there, and nothing of a name or a secret", async () => {
    const text = await (await scrape(authorised)).text();
    expect(text).toMatch(/^plimsoll_deliveries_received 1$/m);
    expect(text).toMatch(/^plimsoll_feed_age_seconds\{feed="kev"\} \+Inf$/m);
    expect(text).toMatch(/^plimsoll_source_failed\{source="queue"\} 0$/m);
    expect(text).toMatch(/^plimsoll_report_bytes_total [1-9]\d*$/m);
    expect(text).not.toMatch(/registry\.example|a-token-for-scrapes|postgresql:/);
  });

  it("has every metric that the dashboard and the alerts speak of", async () => {
    const text = await (await scrape(authorised)).text();
    const spoken = [alerts, JSON.stringify(dashboard)].flatMap((file) => file.match(/plimsoll_\w+/g) ?? []);
    const missing = spoken.filter((name) => !text.includes(name));
    expect(missing).toEqual([]);
  });
});

describe.skipIf(!hasPrometheus)("a real Prometheus", () => {
  let prometheus: ChildProcess;
  let address: string;

  beforeAll(async () => {
    const { port } = product.address() as AddressInfo;
    const sample = readFileSync("deploy/monitoring/prometheus.yaml", "utf8");
    copyFileSync("deploy/monitoring/alerts.yaml", join(folder, "alerts.yaml"));
    writeFileSync(join(folder, "plimsoll-metrics-token"), TOKEN);
    writeFileSync(
      join(folder, "prometheus.yaml"),
      sample.replace("127.0.0.1:3000", `127.0.0.1:${port}`).replaceAll("30s", "1s"),
    );
    const own = `127.0.0.1:${await freePort()}`;
    address = `http://${own}`;
    prometheus = spawn(
      "prometheus",
      [
        `--config.file=${join(folder, "prometheus.yaml")}`,
        `--storage.tsdb.path=${join(folder, "data")}`,
        `--web.listen-address=${own}`,
      ],
      { stdio: "ignore" },
    );
  });
  afterAll(async () => {
    const gone = new Promise((settle) => prometheus.once("exit", settle));
    prometheus.kill("SIGKILL");
    await gone;
  });

  const ask = async (path: string): Promise<{ status: string; data: never }> => {
    const response = await fetch(`${address}${path}`).catch(() => null);
    return response?.ok ? response.json() : { status: "away", data: {} as never };
  };
  const query = async (expression: string) => {
    const { status, data } = await ask(`/api/v1/query?query=${encodeURIComponent(expression)}`);
    return { status, result: (data as { result: { value: [number, string] }[] }).result };
  };
  const eventually = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
    for (let tries = 0; ; tries++) {
      const value = await read();
      if (holds(value) || tries > 100) return value;
      await sleep(200);
    }
  };

  it("scrapes it with the sample configuration", async () => {
    const up = await eventually(
      () => query('up{job="plimsoll"}'),
      ({ result }) => result?.[0]?.value[1] === "1",
    );
    expect(up.result[0]?.value[1]).toBe("1");
    expect((await query("plimsoll_deliveries_received")).result[0]?.value[1]).toBe("1");
  });

  it("loads every alert rule, without one that fails", async () => {
    const rules = await eventually(
      () => ask("/api/v1/rules"),
      ({ data }) =>
        JSON.stringify(data).includes('"health":"ok"') && !JSON.stringify(data).includes('"unknown"'),
    );
    const [group] = (rules.data as { groups: { rules: { name: string; health: string }[] }[] }).groups;
    expect(group?.rules.map(({ health }) => health)).toEqual(
      (alerts.match(/- alert:/g) ?? []).map(() => "ok"),
    );
  });

  it.each(
    dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  )("answers the dashboard's %s: %s", async (_, expression) =>
    expect((await query(expression)).status).toBe("success"),
  );

  it("finds the exposition well formed", async () => {
    const text = await (await scrape(authorised)).text();
    const { status, stderr } = spawnSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" });
    // Its style hints (exit status 3) concern names of the runtime's own metrics too; 1 is what cannot be read.
    expect([0, 3], stderr).toContain(status);
    expect(stderr.split("\n").filter((line) => line.startsWith("plimsoll_"))).toEqual([]);
  });
});

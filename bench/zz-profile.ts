import pg from "pg";
import { reportMaker } from "./ingest/document.ts";
import { pushReport } from "./ingest/product.ts";
import { inWorld } from "./ingest/world.ts";
const times = new Map<string, number>();
const orig = pg.Client.prototype.query as any;
let on = false;
(pg.Client.prototype as any).query = function (...a: any[]) {
  const r = orig.apply(this, a);
  if (!on) return r;
  const text = typeof a[0] === "string" ? a[0] : (a[0]?.text ?? a[0]?.constructor?.name);
  const t = performance.now();
  const key = String(text).replace(/\s+/g, " ").slice(0, 150);
  if (r?.then) r.then(() => times.set(key, (times.get(key) ?? 0) + performance.now() - t), () => {});
  return r;
};
await inWorld(300000, async ({ actor }) => {
  const report = reportMaker();
  for (let i = 0; i < 3; i++) await pushReport(actor, report(`bench/r${i}`, "1", new Date(Date.UTC(2026, 0, 1, i))));
  on = true;
  const p = await pushReport(actor, report("bench/r9", "1", new Date(Date.UTC(2026, 0, 2))));
  const p2 = await pushReport(actor, report("bench/r9", "2", new Date(Date.UTC(2026, 0, 3))));
  on = false;
  console.log(p.apply, p2.apply);
  for (const [k, v] of [...times].sort((a, b) => b[1] - a[1]).slice(0, 22)) console.log(v.toFixed(0).padStart(6), k);
});

import type pg from "pg";
import { timed } from "../measure.ts";

const FINDINGS_A_REPOSITORY = 1_080;
const IMAGES_A_REPOSITORY = 5;

export const seedName = (repository: number): string => `registry.example/seed/${repository}`;

/** Repositories of five images that share a thousand findings each; ids are arithmetic, so every seed is the same. */
const STATEMENTS = [
  `insert into asset (id, key, kind, name, first_seen, last_seen)
   select r, 'repository:registry.example/seed/' || r, 'repository', 'registry.example/seed/' || r, '2026-01-01', '2026-01-01' from generate_series(1, $1::int) r`,
  `insert into asset (id, key, kind, name, first_seen, last_seen, live)
   select $1 + (r - 1) * $2 + i, 'image:registry.example/seed/' || r || ':' || i, 'image', 'registry.example/seed/' || r || ':' || i, '2026-01-01', '2026-01-01', true
   from generate_series(1, $1::int) r, generate_series(1, $2::int) i`,
  `insert into image_detail (asset_id, repository_id, resolved, names)
   select $1 + (r - 1) * $2 + i, r, true, '{}' from generate_series(1, $1::int) r, generate_series(1, $2::int) i`,
  `insert into slice (key, tool, kind, area) values ('seed:os-pkgs', 'seed', 0, 0)`,
  `insert into rule (kind, key, title, description, remediation, urls, cvss)
   select 0, 'SEED-' || n, '', '', '', '{}', '[]' from generate_series(1, 12000) n`,
  `insert into component (key, name, type) select 'deb/seed-' || n, 'seed-' || n, 'deb' from generate_series(1, 4000) n`,
  `insert into version (text) select 'seed-' || n from generate_series(1, 1000) n`,
  `insert into place (text) values ('seed')`,
  `insert into finding (subject_id, kind, rule_id, component_id, severity, first_seen, first_report_id, changed_at)
   select r, 0, 1 + (r * 37 + f * 11) % 12000, 1 + (r * 17 + f) % 4000, 1 + f % 4, '2026-01-01', 0, '2026-01-01'
   from generate_series(1, $1::int) r, generate_series(1, $3::int) f`,
  `insert into occurrence (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since)
   select $1 + (f.subject_id - 1) * $2 + i, f.id, 1, 1, 1 + f.id % 1000, 1, f.rule_id, f.severity, 2, 0
   from finding f, generate_series(1, $2::int) i order by 1, 2`,
  `insert into finding_count (subject_id, kind, severity, status, state, n)
   select subject_id, kind, severity, status, state, count(*) from finding group by 1, 2, 3, 4, 5`,
  `select setval('asset_id_seq', max(id)) from asset`,
];

/** Fills the database to about `present` occurrences and says what is in it. */
export const seedPresent = async (client: pg.Client, present: number): Promise<void> => {
  const repositories = Math.max(1, Math.round(present / FINDINGS_A_REPOSITORY / IMAGES_A_REPOSITORY));
  const numbers = [repositories, IMAGES_A_REPOSITORY, FINDINGS_A_REPOSITORY];
  const { seconds } = await timed(async () => {
    for (const statement of STATEMENTS) {
      const used = Math.max(0, ...[...statement.matchAll(/\$(\d)/g)].map((m) => Number(m[1])));
      const typed = numbers
        .slice(0, used)
        .reduce((text, n, i) => text.replaceAll(`$${i + 1}`, `${n}`), statement);
      await client.query(typed);
    }
    await client.query("vacuum (analyze, freeze)");
    await client.query("checkpoint");
  });
  const { rows } = await client.query(
    "select (select count(*)::int from finding) as findings, (select count(*)::int from occurrence) as occurrences",
  );
  console.log(
    `present: ${rows[0].occurrences} occurrences, ${rows[0].findings} findings (seeded in ${seconds.toFixed(1)} s)`,
  );
};

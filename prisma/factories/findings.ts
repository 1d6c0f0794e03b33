import type { CopyTx } from "../../lib/db/transaction.ts";

/**
 * Findings by the hundred thousand, made by the database itself: `repositories` with two live images each, a fifth of
 * the findings closed, three in four fixable. For measuring plans; the words mean nothing.
 */
export const fillFindings = async (tx: CopyTx, findings: number, repositories: number): Promise<void> => {
  await tx.sql`insert into team (id, name) select t, 'team ' || t from generate_series(1, 20) t`;
  await tx.sql`insert into asset (id, key, kind, name, team_id, first_seen, last_seen)
    select n, 'repository:' || n, 'repository', 'registry.example.org/service-' || n, nullif(n % 21, 0), now(), now()
    from generate_series(1, ${repositories}::int) n`;
  await tx.sql`insert into asset (id, key, kind, name, first_seen, last_seen)
    select ${repositories}::int + n, 'image:' || n, 'image', 'image ' || n, now(), now()
    from generate_series(1, 2 * ${repositories}::int) n`;
  await tx.sql`insert into image_detail (asset_id, repository_id, resolved, layers, names)
    select ${repositories}::int + n, (n - 1) % ${repositories}::int + 1, true, '{}', '{}'
    from generate_series(1, 2 * ${repositories}::int) n`;
  await tx.sql`insert into rule (kind, key, title, urls, kev)
    select 0, 'CVE-2026-' || (10000 + n), 'flaw of ' || md5(n::text), '{}', n % 100 = 0 from generate_series(1, 20000) n`;
  await tx.sql`insert into component (key, name, type)
    select 'deb/package-' || n, 'package-' || n, 'deb' from generate_series(1, 3000) n`;
  await tx.sql`insert into version (text) values (''), ('1.0'), ('1.1') on conflict do nothing`;
  await tx.sql`insert into place (text) values ('') on conflict do nothing`;
  await tx.sql`insert into slice (key, tool, kind, area) values ('bench', 'trivy', 0, 0)`;
  await tx.sql`insert into finding (subject_id, kind, rule_id, component_id, severity, status, state, cause, first_seen, closed_at, first_report_id, changed_at)
    select s, 0, rule, component, least(rank, 5), case when n % 11 = 0 then 1 else 0 end, case when n % 5 = 0 then 2 else 0 end,
      case when n % 5 = 0 then 0 end, at, case when n % 5 = 0 then at + interval '1 day' end, 1, at
    from (select n, n % ${repositories}::int + 1 as s, (n::bigint * 7919 % 19997)::int + 1 as rule, (n::bigint * 31 % 2999)::int + 1 as component,
      floor(-ln(1 - (hashint4(n)::bigint + 2147483648) / 4294967297.0) * 2)::int as rank,
      now() - n * interval '7 seconds' as at from generate_series(1, ${findings}::int) n) x on conflict do nothing`;
  await tx.sql`insert into occurrence (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since)
    select ${repositories}::int * i + f.subject_id, f.id, (select id from slice where key = 'bench'), (select id from place where text = ''),
      (select id from version where text = '1.0'), (select id from version where text = case when f.id % 4 = 0 then '' else '1.1' end),
      f.rule_id, f.severity, 0, 1
    from finding f cross join generate_series(1, 2) i where f.state < 2 and (i = 1 or f.id % 3 > 0)`;
  await tx.sql`insert into applied (asset_id, slice_id, statement_id, digest)
    select distinct asset_id, slice_id, 1, ''::bytea from occurrence`;
  await tx.sql`insert into finding_count (subject_id, kind, severity, status, state, n)
    select subject_id, kind, coalesce(override, severity), status, state, count(*)::int from finding group by 1, 2, 3, 4, 5`;
};

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** What is known and what is asked: as advisory databases and large bills are, a few names have very many records. */
export const SHAPE = { affected: 200_000, names: 60_000, packages: 10_000, known: 5_000 };

const ECOSYSTEMS = [
  { ecosystem: "npm", type: "npm", type_version: (n: number) => `${n % 9}.${n % 13}.${n % 7}` },
  { ecosystem: "pypi", type: "pypi", type_version: (n: number) => `${n % 9}.${n % 13}` },
  { ecosystem: "maven", type: "maven", type_version: (n: number) => `${n % 9}.${n % 13}.${n % 7}` },
  { ecosystem: "go", type: "golang", type_version: (n: number) => `${n % 2}.${n % 13}.${n % 7}` },
  { ecosystem: "debian:12", type: "deb", type_version: (n: number) => `${n % 9}.${n % 13}-${(n % 7) + 1}` },
];

const nameOf = (n: number) => {
  const { ecosystem, type, type_version } = ECOSYSTEMS[n % ECOSYSTEMS.length]!;
  const path = type === "maven" ? `org.bench/artifact-${n}` : `bench-${n}`;
  return { ecosystem, key: `${type}/${path}`, type, path, version: type_version };
};

/** Rows of the n-th name, falling as 1/n: some thousands for the first, one for most. */
const rowsOf = (): number[] => {
  const weight = Array.from({ length: SHAPE.names }, (_, n) => 1 / (n + 4));
  const whole = weight.reduce((sum, one) => sum + one, 0);
  const extra = SHAPE.affected - SHAPE.names;
  const rows = weight.map((one) => 1 + Math.floor((one / whole) * extra));
  let rest = SHAPE.affected - rows.reduce((sum, n) => sum + n, 0);
  for (let n = 0; rest > 0; n++, rest--) rows[n]! += 1;
  return rows;
};

function* affected(): Generator<{ line: string; advisory: string }> {
  let id = 0;
  for (const [n, count] of rowsOf().entries()) {
    const { version } = nameOf(n);
    for (let row = 0; row < count; row++) {
      id += 1;
      const ranges = JSON.stringify([
        {
          type: "ECOSYSTEM",
          events: [{ introduced: row % 3 === 0 ? "0" : version(row) }, { fixed: version(row + 40) }],
        },
      ]);
      const versions = row % 10 === 0 ? [1, 2, 3, 4].map((v) => version(row * v)).join("\\n") : "";
      yield {
        line: `${n + 1}\t${id}\t0\t${ranges}\t${versions}\n`,
        advisory: `${id}\tCVE-2026-${100_000 + id}\t2026-03-01T00:00:00.000000000Z\td\t{}\tIt reads too much\tIt reads beyond the end.\t{}\t2\t1\n`,
      };
    }
  }
}

const copy = (client: pg.Client, target: string, lines: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(lines), client.query(copyFrom(`COPY ${target} FROM STDIN`)));

/** One bill of all packages: half of them names that advisories know, from all over, half of them names that none does. */
export const seedMatch = async (client: pg.Client): Promise<number> => {
  const rows = [...affected()];
  await copy(
    client,
    "advisory (id, key, modified, digest, aliases, summary, details, urls, severity, report_id)",
    rows.map(({ advisory }) => advisory),
  );
  const names = Array.from({ length: SHAPE.names }, (_, n) => nameOf(n));
  await copy(
    client,
    "advisory_package (id, ecosystem, package)",
    names.map(({ ecosystem, key }, n) => `${n + 1}\t${ecosystem}\t${key}\n`),
  );
  await copy(
    client,
    "advisory_affected (package_id, advisory_id, position, ranges, versions)",
    rows.map(({ line }) => line),
  );
  const every = Math.floor(SHAPE.names / SHAPE.known);
  const packages = Array.from({ length: SHAPE.packages }, (_, i) => {
    const n = i < SHAPE.known ? i * every : SHAPE.names + i;
    return { ...nameOf(n), text: nameOf(n).version(i) };
  });
  const { rows: assets } = await client.query(
    "insert into asset (key, kind, name, first_seen, last_seen) values ('source:bench', 'source', 'bench', now(), now()) returning id",
  );
  const assetId: number = assets[0].id;
  const texts = [...new Set(packages.map(({ text }) => text))];
  await client.query("insert into version (text) select unnest($1::text[]) on conflict do nothing", [texts]);
  await client.query("insert into place (text) values ('') on conflict do nothing");
  await client.query(
    "insert into component (key, name, type) select * from unnest($1::text[], $2::text[], $3::text[])",
    [packages.map((p) => p.key), packages.map((p) => p.path), packages.map((p) => p.type)],
  );
  await client.query(
    `insert into bill_package (asset_id, tool, component_id, version_id, place_id, source_name, source_version, licenses, layer, ecosystem)
     select $1, 'bench', c.id, v.id, p.id, '', '', '', '', b.ecosystem
     from unnest($2::text[], $3::text[], $4::text[]) b(key, version, ecosystem)
     join component c on c.key = b.key join version v on v.text = b.version join place p on p.text = ''`,
    [assetId, packages.map((p) => p.key), packages.map((p) => p.text), packages.map((p) => p.ecosystem)],
  );
  await client.query("analyze");
  return assetId;
};

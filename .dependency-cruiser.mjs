/**
 * Who may import whom: the rules of docs/architecture, by number. Rule 9 is lib/launch/audit-rule.ts.
 * `npm run check` runs them; lib/launch/import-rules.test.ts plants a violation of each.
 */
import { globSync, readFileSync } from "node:fs";

// Patterns keep to one repetition deep: the cruiser refuses others as unsafe.
/** Tests, and what only tests use (`testing.ts`). */
const TEST = String.raw`(\.test\.tsx?|/testing\.ts)$`;
const GENERATED = "^lib/db/generated/";

/** Not nouns: the house's own machinery. */
const MACHINERY = "^lib/(agents|assurance|db|http|jobs|cli|launch)/";

const DATABASE = [
  String.raw`^lib/db/(client|transaction|sql|embedded|migrate|prepare)\.ts$`,
  GENERATED,
  "node_modules/(@prisma/|pg/|pg-copy-streams/)",
];

/** The reserved names, anywhere in a noun's folder. */
const reserved = (...names) =>
  String.raw`^lib/(?!agents/|assurance/|db/|http/|jobs/|cli/|launch/).+/(${names.join("|")})\.ts$`;

const FILE = String.raw`^lib/.+-file\.ts$`;

/** PDF layout: draws values, with fonts it reads from their packages. */
const PDF = String.raw`^lib/.+[/-]pdf(/|\.ts$)`;

const SESSION = String.raw`^lib/access/(session|auth|current)[^/]*\.ts$`;

/** The directive is text, not an import: find the files that carry it. */
const clientFiles = globSync("{app,components,lib}/**/*.{ts,tsx}")
  .filter((file) => /^\s*["']use client["']/.test(readFileSync(file, "utf8")))
  .map((file) => `^${file.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`);

const rule = (number, name, comment, from, to) => ({
  name: `${number}-${name}`,
  severity: "error",
  comment,
  from,
  to,
});

/** Packages that a pure file may use although they are neither zod nor node:crypto: they compute, and no more. */
const COMPUTING = [
  { where: "^lib/ingest/", what: "packageurl-js" },
  { where: "^lib/ingest/document/", what: "yaml" },
  { where: "^lib/ingest/document/", what: "saxes" },
  { where: "^lib/ingest/document/", what: "csv-parse" },
  { where: "^lib/audit/", what: "canonicalize" },
  { where: "^lib/evidence/", what: "@noble/hashes" },
  { where: "^lib/access/", what: "@node-rs/argon2" },
  { where: "^lib/access/", what: "@zxcvbn-ts" },
  { where: "^lib/access/second-factor/", what: "otplib" },
  { where: "^lib/access/second-factor/", what: "qrcode" },
  { where: "^lib/notifications/parcels/", what: "standardwebhooks" },
  { where: PDF, what: "pdfkit" },
  { where: "^lib/exports/", what: "csv-stringify" },
  { where: "^lib/exports/", what: "write-excel-file" },
];

const pure = {
  path: "^lib/[^/]+/",
  pathNot: [
    MACHINERY,
    reserved("schema", "read", "write", "queries", "jobs"),
    TEST,
    SESSION,
    // One file of the data directory, read and written: `key-file.ts`.
    FILE,
  ],
};

export default {
  forbidden: [
    rule(
      1,
      "app-is-the-top",
      "lib and components may not import app",
      { path: "^(lib|components)/" },
      { path: "^app/" },
    ),
    rule(
      2,
      "database-client",
      "only read.ts, write.ts, lib/db, lib/jobs and prisma/ reach the database",
      {
        path: "^(app|components|lib)/",
        pathNot: [reserved("read", "write"), "^lib/(assurance|db|jobs|launch)/", TEST],
      },
      { path: DATABASE },
    ),
    rule(
      3,
      "browser-code",
      "components, queries.ts and client files reach the database, jobs and sessions through /api/v1 only",
      { path: ["^components/", reserved("queries"), ...clientFiles], pathNot: TEST },
      { path: [reserved("read", "write", "jobs"), SESSION, ...DATABASE, "^lib/jobs/"] },
    ),
    rule(4, "pure-files", "a pure file imports pure files, schema.ts and lib/errors.ts", pure, {
      path: "^(lib|app|components|prisma)/",
      pathNot: [
        String.raw`^lib/errors\.ts$`,
        String.raw`^lib/(?!agents/|assurance/|db/|http/|jobs/|cli/|launch/).+/(?!(read|write|queries|jobs|[^/]+-file)\.tsx?$)[^/]+$`,
      ],
    }),
    rule(4, "pure-packages", "a pure file imports no package but zod", pure, {
      path: "node_modules/",
      pathNot: ["node_modules/zod/", ...COMPUTING.map(({ what }) => `node_modules/${what}/`)],
    }),
    ...COMPUTING.map(({ where, what }) =>
      rule(
        4,
        `pure-packages-${what.replaceAll(/\W+/g, "-")}`,
        `${what} belongs to ${where}`,
        { ...pure, pathNot: [...pure.pathNot, where] },
        { path: `node_modules/${what}/` },
      ),
    ),
    rule(
      4,
      "pure-core",
      "a pure file imports no part of Node that reaches out of the process",
      { ...pure, pathNot: [...pure.pathNot, PDF] },
      {
        dependencyTypes: ["core"],
        pathNot: "^(node:)?(crypto|buffer|zlib)$",
      },
    ),
    rule(
      5,
      "pages-read",
      "a page or layout changes nothing",
      { path: String.raw`^app/.*(?<=/)(page|layout)\.tsx$` },
      { path: reserved("write") },
    ),
    rule(
      6,
      "lib-knows-no-screen",
      "lib imports neither components nor React (queries.ts aside, and who looks at a page: React's cache is what a page's request is)",
      { path: "^lib/", pathNot: [TEST, reserved("queries"), "^lib/access/current.ts$"] },
      { path: ["^components/", "node_modules/(react|react-dom|@tanstack/react-[^/]+)/"] },
    ),
    rule(
      6,
      "queries-know-no-component",
      "queries.ts imports no component",
      { path: reserved("queries") },
      { path: "^components/" },
    ),
    rule(
      7,
      "adapters-apart",
      "an adapter imports no other adapter; one of a family (trivy-k8s) may use its parent (trivy)",
      { path: "^lib/ingest/adapters/(([^/-]+)[^/]*)/", pathNot: TEST },
      { path: "^lib/ingest/adapters/[^/]+/", pathNot: "^lib/ingest/adapters/($1|$2)/" },
    ),
    rule(
      7,
      "assurance-apart",
      "the suites try the product; nothing of it knows them",
      { path: "^(app|components|prisma|lib/(?!assurance/))", pathNot: TEST },
      { path: "^lib/assurance/" },
    ),
    rule(
      8,
      "no-cycles",
      "modules form no circle (types aside)",
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ["type-only"] },
      },
    ),
    ...["from", "to"].flatMap((end) => {
      const named = (path) => (end === "from" ? [{ path }, {}] : [{}, { path }]);
      const ours = "^(app|components|lib|prisma|e2e|bench)/.*(?<=/)";
      return [
        rule(
          8,
          `no-barrels-${end}`,
          "no index file: import the thing from where it is",
          ...named(String.raw`${ours}index\.[jt]sx?$`),
        ),
        rule(
          8,
          `no-drawers-${end}`,
          "no drawer: name the noun",
          ...named(String.raw`${ours}(utils?|helpers?|common|misc)(/|\.[jt]sx?$)`),
        ),
      ];
    }),
  ],
  options: {
    // What is not followed is still seen as an import.
    doNotFollow: { path: ["node_modules", GENERATED] },
    exclude: { path: String.raw`^(\.next|node_modules/.*/node_modules)/` },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
  },
};

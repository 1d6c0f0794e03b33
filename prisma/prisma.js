/**
 * `npm run prisma -- …`: Prisma's CLI with our own schema engine, so that no command downloads anything.
 * `migrate dev` wants a terminal; to write a migration without one:
 * `npm run prisma -- migrate diff --from-migrations prisma/migrations --to-schema prisma/schema --script`.
 */
import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const engine = fileURLToPath(new URL("schema-engine.mjs", import.meta.url));
const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");

// Prisma runs the engine as a program; a checkout by way of a zip file may have lost the bit.
chmodSync(engine, 0o755);

const { status, error } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
});
if (error) console.error(error.message);
process.exit(status ?? 1);

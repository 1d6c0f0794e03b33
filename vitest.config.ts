import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const DATABASE = ["**/*.db.test.ts"];
const exclude = ["node_modules", ".next", ".plimsoll", "e2e"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["**/*.test.{ts,tsx}"], exclude: [...exclude, ...DATABASE] },
      },
      {
        // Real PostgreSQL, started only when a run contains one of these files.
        extends: true,
        test: { name: "database", include: DATABASE, exclude, globalSetup: ["lib/db/testing.ts"] },
      },
    ],
  },
});

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Without the first, stored originals and connections cannot be opened; without the last, the audit log not go on. */
const PATHS = ["secrets/key", "secrets/nextauth-secret", "audit-ed25519.pem"];

interface Kept {
  path: string;
  content: string;
}

export const keptSecrets = (folder: string): Kept[] =>
  PATHS.filter((path) => existsSync(join(folder, path))).map((path) => ({
    path,
    content: readFileSync(join(folder, path), "utf8"),
  }));

/** Puts keys back where they belong. One that is there and says something else stays beside it, as `.before-restore`. */
export const putBackSecrets = (folder: string, secrets: readonly Kept[]): void => {
  for (const { path, content } of secrets) {
    if (!PATHS.includes(path)) throw new Error(`${path} is no key file of Plimsoll`);
    const file = join(folder, path);
    if (existsSync(file)) {
      if (readFileSync(file, "utf8") === content) continue;
      renameSync(file, `${file}.before-restore`);
    }
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600, flush: true });
  }
};

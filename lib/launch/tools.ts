import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { Problem } from "./problem.js";

/** Programs the browser and PDF tests run, by Debian package. */
const TOOLS = { chromium: "chromium", qpdf: "qpdf", "poppler-utils": "pdftotext" } as const;

export const missingTools = (path = process.env.PATH ?? ""): string[] =>
  Object.entries(TOOLS)
    .filter(([, program]) => !isOnPath(program, path))
    .map(([debianPackage]) => debianPackage);

function isOnPath(program: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Installs what is missing where that is possible: as root on Debian and its like.
 * @throws Problem with the command to run otherwise
 */
export function ensureTools(): void {
  const missing = missingTools();
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  if (process.getuid?.() !== 0 || !isOnPath("apt-get", process.env.PATH ?? "")) {
    throw new Problem(`the browser and PDF tests need ${missing.join(", ")}`, `run as root: ${install}`);
  }
  console.log(`Installing ${missing.join(", ")} (apt-get)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const command of ["apt-get update -q", install]) {
    const [program, ...args] = command.split(" ");
    spawnSync(program!, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  }
  const still = missingTools();
  if (still.length > 0)
    throw new Problem(`apt-get did not install ${still.join(", ")}`, "see its messages above");
}

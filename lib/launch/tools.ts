import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { Problem } from "./problem.js";

/** Programs the browser and PDF tests run, by Debian package. */
const TOOLS = { chromium: "chromium", qpdf: "qpdf", "poppler-utils": "pdftotext" } as const;

/** Real programs that agents and measurements are tested against; without them those tests say that they are skipped. */
const ENGINES = {
  podman: "podman",
  runc: "runc",
  "busybox-static": "busybox",
  "docker-registry": "docker-registry",
  prometheus: "prometheus",
} as const;

type Programs = Readonly<Record<string, string>>;

export const missingTools = (path = process.env.PATH ?? "", programs: Programs = TOOLS): string[] =>
  Object.entries(programs)
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

const installOf = (packages: readonly string[]): string =>
  `apt-get install -y --no-install-recommends ${packages.join(" ")}`;

const canInstall = (): boolean => process.getuid?.() === 0 && isOnPath("apt-get", process.env.PATH ?? "");

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(", ")} (apt-get)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const command of ["apt-get update -q", installOf(packages)]) {
    const [program, ...args] = command.split(" ");
    spawnSync(program!, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  }
}

/**
 * Installs what is missing where that is possible: as root on Debian and its like.
 * @throws Problem with the command to run otherwise
 */
export function ensureTools(): void {
  const missing = missingTools();
  if (missing.length === 0) return;
  if (!canInstall())
    throw new Problem(
      `the browser and PDF tests need ${missing.join(", ")}`,
      `run as root: ${installOf(missing)}`,
    );
  install(missing);
  const still = missingTools();
  if (still.length > 0)
    throw new Problem(`apt-get did not install ${still.join(", ")}`, "see its messages above");
}

/** Installs engines where that is possible; says what is left out where it is not. */
export function ensureEngines(): void {
  const path = process.env.PATH ?? "";
  const missing = missingTools(path, ENGINES);
  if (missing.length > 0 && canInstall()) install(missing);
  const still = missingTools(path, ENGINES);
  if (still.length > 0) console.log(`Tests with real engines are left out; as root: ${installOf(still)}`);
}

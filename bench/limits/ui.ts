import { readFileSync } from "node:fs";
import { join } from "node:path";

interface BuildManifest {
  rootMainFiles: string[];
}

/** The limit: what the same build sends for any page before the page itself, which is all that an empty app has. */
export const emptyAppScripts = (built = ".next"): string[] => {
  const manifest = JSON.parse(readFileSync(join(built, "build-manifest.json"), "utf8")) as BuildManifest;
  return manifest.rootMainFiles.map((file) => join(built, file));
};

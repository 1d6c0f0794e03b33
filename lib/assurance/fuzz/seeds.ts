import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ROOT } from "../../launch/install.js";

/** A sound document to start from. */
export interface Seed {
  format: string;
  name: string;
  bytes: Buffer;
}

/** Longer documents make mutants slow to make and to read, and no better. */
const LONGEST = 256 * 1024;

/** Real documents of real tools, where they are beside the project. */
const CORPUS = join(ROOT, "../../shared/corpus");

/**
 * The fixtures of every adapter, and the corpus where there is one: by the format's folder.
 *
 * @param corpus false leaves the corpus out, so that a quick run is the same on every machine
 */
export const seedsByFormat = ({ corpus }: { corpus: boolean }): Map<string, Seed[]> => {
  const fixtures = globSync("lib/ingest/adapters/*/fixtures/*", { cwd: ROOT })
    .sort()
    .map((file) => seedOf(basename(dirname(dirname(file))), join(ROOT, file)));
  const real =
    corpus && existsSync(CORPUS)
      ? globSync("*/**/*.*", { cwd: CORPUS })
          .sort()
          .map((file) => join(CORPUS, file))
          .filter((file) => statSync(file).isFile() && statSync(file).size <= LONGEST)
          .map((file) => seedOf(file.slice(CORPUS.length + 1).split("/")[0]!, file))
      : [];
  return Map.groupBy([...fixtures, ...real], (seed) => seed.format);
};

const seedOf = (format: string, file: string): Seed => ({
  format,
  name: basename(file),
  bytes: readFileSync(file),
});

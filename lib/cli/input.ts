import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { buffer } from "node:stream/consumers";

export interface Input {
  body: Buffer;
  name: string;
  /** When the file was written last; now for what comes through a pipe. */
  changed: Date;
}

/** A file, or with `-` what comes through the pipe. @throws the system's own error where there is no such file */
export const readInput = async (file: string): Promise<Input> =>
  file === "-"
    ? { body: await buffer(process.stdin), name: "stdin", changed: new Date() }
    : { body: await readFile(file), name: basename(file), changed: (await stat(file)).mtime };

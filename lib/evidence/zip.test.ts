import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 as reference } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32, readZip, writeZip } from "./zip.ts";

const Files = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}\.[a-z]{1,3}$/),
    bytes: fc.uint8Array({ maxLength: 200 }),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
);

describe("the archive", () => {
  it("has the checksum of the standard", () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === reference(bytes)));
  });

  it("gives back what was put in", () => {
    fc.assert(
      fc.property(Files, (files) => {
        expect(readZip(writeZip(files))).toEqual(files);
      }),
    );
  });

  it("refuses any other byte but in a file's content, and anything cut off or added", () => {
    fc.assert(
      fc.property(Files, fc.nat(), fc.integer({ min: 1, max: 255 }), (files, pick, flip) => {
        const archive = writeZip(files);
        const at = pick % archive.length;
        const changed = archive.slice();
        changed[at]! ^= flip;
        // A changed content changes its checksum, too: nothing passes.
        expect(() => readZip(changed)).toThrow(RangeError);
        expect(() => readZip(archive.subarray(0, at))).toThrow(RangeError);
        expect(() => readZip(Uint8Array.from([...archive, flip]))).toThrow(RangeError);
      }),
    );
  });

  it("is one that other programs read", () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-zip-"));
    try {
      writeFileSync(
        join(folder, "a.zip"),
        writeZip([{ name: "a.txt", bytes: new TextEncoder().encode("hello") }]),
      );
      const python =
        "import zipfile;z=zipfile.ZipFile('a.zip');assert z.testzip() is None;print(z.read('a.txt').decode())";
      const { stdout, error } = spawnSync("python3", ["-c", python], { cwd: folder, encoding: "utf8" });
      if (error) return console.log("no python3 here: another reader was not tried");
      expect(stdout.trim()).toBe("hello");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

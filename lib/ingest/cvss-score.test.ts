import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cvssScore, cvssVersion } from "./cvss-score.ts";

describe("CVSS", () => {
  it.each([
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.1", 9.8],
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "3.1", 10],
    ["CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", "3.0", 6.1],
    ["CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N", "3.1", 0],
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:C", "3.1", 9.8],
    ["AV:N/AC:L/Au:N/C:P/I:P/A:P", "2.0", 7.5],
    ["(AV:N/AC:L/Au:N/C:C/I:C/A:C)", "2.0", 10],
    ["AV:L/AC:H/Au:M/C:N/I:N/A:N", "2.0", 0],
    ["CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "4.0", null],
    ["CVSS:3.1/AV:N", "3.1", null],
    ["CVSS:3.1/AV:N/AC:L/PR:constructor/UI:N/S:U/C:H/I:H/A:H", "3.1", null],
    ["", null, null],
  ])("%j is of %s and scores %s", (vector, version, score) => {
    expect(cvssVersion(vector)).toBe(version);
    expect(cvssScore(vector)).toBe(score);
  });

  const corpus = new URL("../../../shared/corpus/nvd/", import.meta.url);
  it.skipIf(!existsSync(corpus))("scores as the national database does", () => {
    const rated: { vectorString: string; baseScore: number }[] = [];
    for (const name of ["nvd-2.0-feed.json", "nvd-2.0-page.json"])
      JSON.parse(readFileSync(new URL(name, corpus), "utf8"), (key, value) => {
        if (key === "cvssData") rated.push(value);
        return value;
      });
    expect(rated).toHaveLength(295);
    expect(rated.map(({ vectorString }) => cvssScore(vectorString))).toEqual(
      rated.map(({ baseScore }) => baseScore),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "./compare.ts";
import type { VersionScheme } from "./scheme.ts";
import { misplaced, versionText } from "./testing.ts";

/** What the specifications say, as chains; then what is no version. */
const SPECIFIED: Record<VersionScheme, { chains: string[]; not: string[] }> = {
  dpkg: {
    chains: [
      // deb-version(7): tilde, then the end, then letters, then the rest
      "1~~ < 1~~a < 1~ < 1 < 1a",
      "1.0~beta1~svn1245 < 1.0~beta1 < 1.0 = 1.0-0 = 0:1.0 < 1.0-0a < 1.0-1~bpo12+1 < 1.0-1 < 1.0-1+b1 < 1.0-1.1 < 1.0-10",
      "1.2.3 = 1.02.3 = 1.2.03 < 1.2.3a < 1.2.3+dfsg < 1.2.3.1 < 1.2.10",
      "9999999999999999999999 < 10000000000000000000000 < 1:0 < 1:0.9-1 < 2:0",
      "3.0-2-1 < 3.0-2-2 < 3.0-10-1",
      "1:2:3-1 < 1:2:10-1",
      "7.88.1-10+deb12u5 < 7.88.1-10+deb12u12 < 7.88.1-11",
    ],
    not: [
      "",
      " ",
      "unknown",
      "-1",
      "1-",
      "1:",
      ":1",
      "a:1",
      "1.2:3",
      "-1:2",
      "2147483648:1",
      "1_2",
      "1 2",
      "<unfixed>",
    ],
  },
  rpm: {
    chains: [
      "1.0 = 1_0 < 1.0.1 < 1.0.1a < 1.0.1.1 < 1.1 = 1.01 < 1.10",
      "1.0~rc1 = 1.0~rc.1 < 1.0~rc1^git1 < 1.0~rc2 < 1.0 < 1.0^ < 1.0^git1~pre < 1.0^git1 < 1.0^git2 < 1.0a < 1.0.1 < 1.1",
      "a < ab < b < 1 < 1a = 1.a < 1.1",
      "4.0 = 4.0. < 4.0-1 < 4.0-1.el8 < 4.0-2 < 4.0-10 < 1:0.1-1 = 01:0.1-1 < 10:0.1",
      "20101121 < 20101122 < 99999999999999999999 < 100000000000000000000",
      "1.1.1k-7.el8_6 < 1.1.1k-9.el8_7 < 1.1.1k-12.el8_9",
    ],
    not: ["", "-1", "1-", "1:", "a:1", "1 2", "1/2", "_", "1-."],
  },
  apk: {
    chains: [
      "0.1.0_alpha_pre2 < 0.1.0_alpha < 0.1.0_alpha2 < 0.1.3_alpha < 2.2.39-r1",
      "1.3_alpha < 1.3_beta < 1.3_pre1-r1 < 1.3_rc1 < 1.3 < 1.3-r0 < 1.3-r1 < 1.3-r10 < 1.3_cvs < 1.3_svn < 1.3_git < 1.3_hg < 1.3_p < 1.3_p1 < 1.3a < 1.3.1-r0",
      "1.0 < 1.00 < 1.02 < 1.02.07 < 1.02.10-r1 < 1.06-r6 < 1.1 < 1.6 < 1.6d < 1.7b < 1.8.5 < 1.8.5_p2 < 1.12-r7 < 006 = 6 < 013 < 014-r1 < 087-r1 < 103 < 104-r9 < 104-r11",
      "4.3_p2-r1 < 4.3_p2-r5 < 4.4_p1-r6 < 4.5_p1 < 4.5_p1-r1 < 5b-r9 < 6.3.2-r1 < 20040923-r2 < 20050718-r1",
      "1.0.0_pre20191002222144-r0 < 1.0.0_pre20210530193627-r0 < 1.0.0~0a1b < 1.0.0~0a1c < 1.0.0_git20220101",
      "1.0_git_rc < 1.0_git < 1.0_git-r1 < 1.0_git~0a < 1.0_git1 < 1.0_git_p",
      "2.0.99999999999999999999 < 2.0.100000000000000000000",
    ],
    not: ["", "a", "23_foo", "1.0bc", "1.0-1", "1.0_alpha-r", "1.", ".1", "1.0-r1_p1", "1.0A", "1:1.0"],
  },
  semver: {
    chains: [
      // semver.org §11.4
      "1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0",
      "1.0.0 = 1.0.0+20130313144700 = 1.0.0+21AF26D3---117B344092BD < 2.0.0 < 2.1.0 < 2.1.1",
      "1.0.0-1 < 1.0.0-- < 1.0.0--1 < 1.0.0-0a < 1.0.0",
      "1.0.0-9007199254740992 < 1.0.0-9007199254740993 < 1.0.0-99999999999999999999 < 1.0.0-A < 1.0.0-a",
      "1.2.3-4 < v1.2.3 = =1.2.3 = 1.02.3 < 99999999999999999999999.0.0 < 999999999999999999999999.0.0",
      "1-rc < 1 = 1.0 = 1.0.0 = 1.0.0.0 < 1.0.0.1 < 1.0.1beta = 1.0.1-beta < 1.0.1 = v1.0.1",
    ],
    not: ["", "x", "1.x", "*", "latest", "1.0.0-", "1.0.0-a..b", "1..0", ">=1.0.0", "file:../a", "1.0.0_1"],
  },
  pep440: {
    chains: [
      // PEP 440, "Summary of permitted suffixes and relative ordering"
      "1.dev0 < 1.0.dev456 < 1.0a1 < 1.0a2.dev456 < 1.0a12.dev456 < 1.0a12 < 1.0b1.dev456 < 1.0b2 < 1.0b2.post345.dev456 < 1.0b2.post345 < 1.0rc1.dev456 < 1.0rc1 < 1.0 < 1.0+abc.5 < 1.0+abc.7 < 1.0+5 < 1.0.post456.dev34 < 1.0.post456 < 1.0.15 < 1.1.dev1",
      "2013.10 < 2014.04 < 1!1.0 < 1!1.1 < 1!2.0",
      "1.1a1 = 1.1.a.1 = 1.1-alpha_1 = 1.1ALPHA01 < 1.1rc1 = 1.1c1 = 1.1pre1 = 1.1.preview-1 < 1.1 = v1.1.0 = 1.1.0.0",
      "1.0 < 1.0.post0 = 1.0.post = 1.0-0 < 1.0-1 = 1.0.rev1 = 1.0r1 = 1.0_post1 < 1.0.post10",
      "1.0a = 1.0a0 < 1.0a1 < 1.0+ubuntu.1 = 1.0+UBUNTU-1 = 1.0+ubuntu_01 < 1.0+ubuntu.1.0 < 1.0+ubuntu.10",
      "0!1 = 1 < 1.99999999999999999999 < 1.100000000000000000000",
    ],
    not: ["", "french toast", "1.0+", "1.0+a+b", "1.0.", "1!", "1.0~1", "1.0-alpha-beta", "1.0.x", "1.0a1b1"],
  },
  maven: {
    chains: [
      // POM reference, "Version Order Specification", with the corrections of its later editions
      "1-snapshot < 1 = 1.ga = 1-ga = 1.final = 1-0 = 1.0 = 1- = 1. < 1-sp < 1-1 < 1.1",
      "1.foo = 1-foo < 1-1 < 1.1",
      "1-foo2 < 1-foo10",
      "1-sp-1 < 1-ga-1 < 1-1",
      "1-alpha-1 = 1-a1 = 1-ALPHA1 < 1-b1 = 1-beta-1 < 1-m1 = 1-milestone-1 < 1-rc1 = 1-cr1 < 1-SNAPSHOT < 1 < 1-sp < 1-abc < 1-xyz < 1-1",
      "1-0.alpha < 1-0.beta < 1",
      "5.aardvark < 5.zebra < 5.1",
      "2.0-rc1 < 2.0 = 2 = 2.0.0 < 2.0.1 < 2.0.1.0.0.0.1",
      "31.1-android < 31.1-jre < 32.0.0-android < 32.0.0-jre",
      "4.1.94.Final = 4.1.94 < 4.1.100.Final < 99999999999999999999 < 100000000000000000000",
    ],
    not: ["", " ", "1 2", "[1.0,2.0)\n,3"],
  },
  go: {
    chains: [
      "v0.0.0-20170915032832-14c0d48ead0c < v0.0.0-20220314234659-1baeb1ce4c0b < v0.0.0 < v0.0.1",
      // vX.Y.Z-pre.0.time-commit follows the pre-release; vX.Y.(Z+1)-0.time-commit follows the release
      "v1.2.3-pre < v1.2.3-pre.0.20200101000000-abcdefabcdef < v1.2.3 < v1.2.4-0.20200101000000-abcdefabcdef < v1.2.4",
      "v2.0.0+incompatible = 2.0.0 < v2.0.1 = 2.0.1 < v17.12.0-ce-rc1+incompatible < v20.10.24+incompatible",
      "go1.20.14 < go1.21rc2 = 1.21.0-rc.2 < go1.21rc10 < go1.21 = go1.21.0 = v1.21.0 < go1.21.1 < go1.22",
      "v1.9999999999999999999.0 < v1.10000000000000000000.0",
    ],
    not: ["", "(devel)", "devel", "master", "v", "v1.x", "go", "gopher1.2"],
  },
  rubygems: {
    chains: [
      // Gem::Version: letters make a pre-release
      "1.0.a.2 < 1.0.a9 < 1.0.a10 < 1.0.b1 < 1.0.rc1 < 1.0 = 1 = 1.0.0 < 1.0.1.pre < 1.0.1 < 1.9.3 < 1.10",
      "5.2.4 < 5.2.4.1 < 6.0.0.rc1 < 6.0.0",
      "1.0.0-1 = 1.0.0.pre.1 < 1.0.0",
      "1.a = 1.0.a < 1.0.a.1 < 1",
      "1.A < 1.a < 1.99999999999999999999 < 1.100000000000000000000",
    ],
    not: ["", "junk", "1.", "1..2", "1.2 3", "1.2_3", "v1", "1.0-"],
  },
  nuget: {
    chains: [
      "1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta = 1.0.0-BETA < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0",
      // normalized: 1.00, 1.01.1, 1.00.0.1, 1.0.0.0
      "1 = 1.0 = 1.00 = 1.0.0 = 1.0.0.0 = 1.0.0+metadata < 1.0.0.1 = 1.00.0.1 < 1.1.1 = 1.01.1 < 1.10",
      "1.0.1-aaa < 1.0.1-aAb < 1.0.1-zz",
      "1.0.99999999999999999999 < 1.0.100000000000000000000",
    ],
    not: ["", "v1.0", "1.0.0.0.0", "1.0.0-", "1.*", "[1.0,2.0)", "1.0.0beta"],
  },
};

const SCHEMES = Object.keys(SPECIFIED) as VersionScheme[];

describe.each(SCHEMES)("%s", (scheme) => {
  it.each(SPECIFIED[scheme].chains)("%s", (chain) => {
    expect(misplaced(scheme, chain)).toEqual([]);
  });

  it.each(SPECIFIED[scheme].not)("has no version %j", (text) => {
    expect(compareVersions(scheme, text, text)).toBeNull();
    expect(compareVersions(scheme, text, "1.0")).toBeNull();
    expect(compareVersions(scheme, "1.0", text)).toBeNull();
  });

  it("is a total order", () => {
    const version = versionText(scheme).filter((text) => compareVersions(scheme, text, text) !== null);
    fc.assert(
      fc.property(version, version, version, (...three) => {
        const [a, b, c] = three.toSorted((x, y) => compareVersions(scheme, x, y)!) as [
          string,
          string,
          string,
        ];
        expect([compareVersions(scheme, a, a), compareVersions(scheme, ` ${a}\n`, a)]).toEqual([0, 0]);
        const [ab, bc, ac] = [[a, b] as const, [b, c] as const, [a, c] as const].map(
          ([x, y]) => compareVersions(scheme, x, y)!,
        );
        expect(ab).toBeLessThanOrEqual(0);
        expect(bc).toBeLessThanOrEqual(0);
        expect(ac).toBe(Math.min(ab!, bc!));
        expect(compareVersions(scheme, b, a)).toBe(ab === 0 ? 0 : 1);
      }),
      { numRuns: 400 },
    );
  });

  it("reads any text, or says that it can't", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."01.-_~^+:arv ") }),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [forth, back] = [compareVersions(scheme, a, b), compareVersions(scheme, b, a)];
        expect(forth).toBe(back === null ? null : back === 0 ? 0 : -back);
      }),
      { numRuns: 400 },
    );
  });

  it("takes time in proportion to the text", () => {
    for (const part of [
      "0",
      "1.",
      "a",
      "a1",
      "1a.",
      "-",
      "~1",
      "^a",
      "_p1",
      "_pre",
      "+a",
      "1!",
      " ",
      ":1",
      ".dev",
    ]) {
      const long = part.repeat(30_000);
      const started = performance.now();
      for (const text of [long, `1${long}`, `1.0${long}!`]) compareVersions(scheme, text, `${text}1`);
      expect(performance.now() - started, part).toBeLessThan(20_000);
    }
  });
});

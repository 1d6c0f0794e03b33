import { describe, expect, it } from "vitest";
import { schemeOfEcosystem, schemeOfPurlType } from "./scheme.ts";

describe("schemeOfEcosystem", () => {
  it.each([
    ["Debian", "dpkg"],
    ["Debian:12", "dpkg"],
    ["Ubuntu:Pro:18.04:LTS", "dpkg"],
    ["Red Hat:rhel_aus:8.4::appstream", "rpm"],
    ["SUSE:Linux Enterprise Server 15 SP5", "rpm"],
    ["Alpine:v3.20", "apk"],
    ["Wolfi", "apk"],
    ["npm", "semver"],
    ["crates.io", "semver"],
    ["PyPI", "pep440"],
    ["Maven:https://maven.google.com", "maven"],
    ["Go", "go"],
    ["RubyGems", "rubygems"],
    ["NuGet", "nuget"],
    ["Root:Alpine:3.18", "apk"],
    ["Root:npm", "semver"],
    ["debian:12", "dpkg"],
    ["Packagist", null],
    ["GIT", null],
    ["constructor", null],
    ["Root", null],
    ["", null],
  ])("%s", (ecosystem, scheme) => expect(schemeOfEcosystem(ecosystem)).toBe(scheme));
});

describe("schemeOfPurlType", () => {
  it.each([
    ["deb", "dpkg"],
    ["golang", "go"],
    ["cargo", "semver"],
    ["gem", "rubygems"],
    ["NPM", "semver"],
    ["composer", null],
    ["generic", null],
    ["", null],
  ])("%s", (type, scheme) => expect(schemeOfPurlType(type)).toBe(scheme));
});

import { describe, expect, it } from "vitest";
import {
  ecosystemKey,
  ecosystemOfPackage,
  ecosystemOfSystem,
  ecosystemsOf,
  epochOf,
  packageKey,
} from "./ecosystem.ts";

it.each([
  ["Debian:12", "debian:12"],
  ["Debian", "debian"],
  ["Alpine:v3.20", "alpine:3.20"],
  ["Ubuntu:22.04:LTS", "ubuntu:22.04"],
  ["Ubuntu:23.10", "ubuntu:23.10"],
  ["Ubuntu:Pro:16.04:LTS", "ubuntu:pro:16.04"],
  ["Red Hat:enterprise_linux:9::appstream", "red hat:9"],
  ["Red Hat:enterprise_linux:8.4", "red hat:8"],
  ["Red Hat:rhel_eus:9.2::baseos", "red hat:rhel_eus:9.2::baseos"],
  ["Rocky Linux:9", "rocky linux:9"],
  ["AlmaLinux:8", "almalinux:8"],
  ["SUSE:Linux Enterprise Server 15 SP5", "suse:15.5"],
  ["SUSE:Linux Enterprise Module for Basesystem 15 SP5", "suse:15.5"],
  ["SUSE:Linux Enterprise Server 15 SP5-LTSS", "suse:linux enterprise server 15 sp5-ltss"],
  ["openSUSE:Leap 15.5", "opensuse:leap 15.5"],
  ["Azure Linux:3", "azure linux:3"],
  ["Wolfi", "wolfi"],
  ["npm", "npm"],
  ["Maven:https://repo.example/maven2", "maven"],
  ["crates.io", "crates.io"],
])("files %s under %s", (ecosystem, key) => {
  expect(ecosystemKey(ecosystem)).toBe(key);
});

describe("an installed package", () => {
  it.each([
    [
      "deb",
      "pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl",
      "debian:12",
    ],
    ["deb", "pkg:deb/debian/libssl3@3?distro=debian-12.5", "debian:12"],
    ["deb", "pkg:deb/debian/curl@7?distro=bookworm", "debian:12"],
    ["deb", "pkg:deb/ubuntu/curl@7?distro=jammy", "ubuntu:22.04"],
    ["deb", "pkg:deb/ubuntu/curl@7?arch=amd64&distro=ubuntu-22.04", "ubuntu:22.04"],
    ["apk", "pkg:apk/alpine/musl@1.2?arch=x86_64&distro=3.20.1", "alpine:3.20"],
    ["apk", "pkg:apk/alpine/musl@1.2?distro=alpine-3.20.1", "alpine:3.20"],
    ["apk", "pkg:apk/alpine/musl@1.2?distro=alpine-edge", "alpine:edge"],
    ["apk", "pkg:apk/wolfi/musl@1.2?distro=wolfi-20230201", "wolfi"],
    ["apk", "pkg:apk/chainguard/musl@1.2", "chainguard"],
    ["rpm", "pkg:rpm/redhat/acl@2?distro=rhel-9.3&epoch=0", "red hat:9"],
    ["rpm", "pkg:rpm/centos/acl@2?distro=centos-7", "red hat:7"],
    ["rpm", "pkg:rpm/rocky/acl@2?distro=rocky-9.3", "rocky linux:9"],
    ["rpm", "pkg:rpm/alma/acl@2?distro=alma-9.3", "almalinux:9"],
    ["rpm", "pkg:rpm/suse/acl@2?distro=sles-15.5", "suse:15.5"],
    ["rpm", "pkg:rpm/suse/acl@2?distro=suse%20linux%20enterprise%20server-15.5", "suse:15.5"],
    ["rpm", "pkg:rpm/opensuse/acl@2?distro=opensuse-leap-15.5", "opensuse:leap 15.5"],
    ["rpm", "pkg:rpm/opensuse/acl@2?distro=opensuse-tumbleweed-20240101", "opensuse:tumbleweed"],
    ["rpm", "pkg:rpm/azurelinux/acl@2?distro=azurelinux-3.0", "azure linux:3"],
    ["rpm", "pkg:rpm/amzn/acl@2?distro=amzn-2023", ""],
    ["deb", "pkg:deb/debian/curl@7?arch=amd64", ""],
    ["rpm", "pkg:rpm/redhat/acl@2?distro=debian-12", ""],
    ["npm", "pkg:npm/left@1", "npm"],
    ["golang", null, "go"],
    ["generic", "pkg:generic/thing@1", ""],
  ])("of %s by %s is of %s", (type, purl, ecosystem) => {
    expect(ecosystemOfPackage(type, purl)).toBe(ecosystem);
  });

  it.each([
    ["deb", "debian", "12.5", "debian:12"],
    ["rpm", "redhat", "9.3", "red hat:9"],
    ["apk", "alpine", "3.20.1", "alpine:3.20"],
    ["rpm", "suse linux enterprise server", "15.5", "suse:15.5"],
    ["npm", "debian", "12", "npm"],
    ["deb", "debian", "", ""],
  ])("of %s without a word of its own is of the system %s %s", (type, family, name, ecosystem) => {
    expect(ecosystemOfSystem(type, family, name)).toBe(ecosystem);
  });
});

it.each([
  ["debian:12", "openssl", "deb/openssl"],
  ["alpine:3.20", "musl", "apk/musl"],
  ["red hat:9", "bind", "rpm/bind"],
  ["npm", "@Scope/Left", "npm/@scope/left"],
  ["pypi", "Zope.Interface", "pypi/zope-interface"],
  ["maven", "org.acme:rocket", "maven/org.acme/rocket"],
  ["go", "github.com/Azure/x", "golang/github.com/azure/x"],
  ["crates.io", "time", "cargo/time"],
  ["packagist", "acme/rocket", "composer/acme/rocket"],
  ["github actions", "acme/deploy", "github/acme/deploy"],
  ["swifturl", "https://git.example/acme/kit", "swift/git.example/acme/kit"],
])("knows %s's %s as %s", (ecosystem, name, key) => {
  expect(packageKey(ecosystem, name)).toBe(key);
});

it("asks for records of the release and of all releases", () => {
  expect(ecosystemsOf("debian:12")).toEqual(["debian:12", "debian"]);
  expect(ecosystemsOf("npm")).toEqual(["npm"]);
});

it.each([
  ["pkg:rpm/redhat/bind@9?epoch=32&arch=x", "9.16-1", 32],
  ["pkg:rpm/redhat/bind@9?epoch=32", "32:9.16-1", 0],
  ["pkg:rpm/redhat/bind@9", "9.16-1", 0],
  [null, "9", 0],
])("takes the epoch of %s for %s as %i", (purl, version, epoch) => {
  expect(epochOf(purl, version)).toBe(epoch);
});

import fc from "fast-check";
import { PackageURL } from "packageurl-js";
import { describe, expect, it } from "vitest";
import { componentOf } from "./component.ts";

describe("componentOf", () => {
  it.each([
    [
      "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14?arch=amd64&distro=debian-12",
      "libstdc++6",
      "debian",
      "deb/libstdc++6",
    ],
    ["pkg:rpm/rhel/openssl-libs@1.1.1k-9.el8?arch=x86_64", "openssl-libs", "rpm", "rpm/openssl-libs"],
    ["pkg:rpm/redhat/openssl-libs@1.1.1k-9.el8?epoch=1", "openssl-libs", "redhat", "rpm/openssl-libs"],
    ["pkg:alpine/busybox@1.31", "busybox", "apk", "apk/busybox"],
    ["pkg:npm/%40babel/core@7.0.0", "@babel/core", "npm", "npm/@babel/core"],
    ["pkg:npm/@babel/core@7.0.0", "@babel/core", "npm", "npm/@babel/core"],
    ["pkg:npm/@babel/core", "@babel/core", "npm", "npm/@babel/core"],
    ["pkg:pypi/Foo_Bar.baz@1", "Foo_Bar.baz", "python", "pypi/foo-bar-baz"],
    [
      "pkg:golang/github.com/Masterminds/semver@v3.1.0#v3",
      "github.com/Masterminds/semver/v3",
      "go-module",
      "golang/github.com/masterminds/semver/v3",
    ],
    [
      "pkg:golang/github.com/masterminds/semver/v3@v3.1.0",
      "github.com/Masterminds/semver/v3",
      "gobinary",
      "golang/github.com/masterminds/semver/v3",
    ],
    ["pkg:golang/stdlib@1.21.0", "stdlib", "go-module", "golang/stdlib"],
    [
      "pkg:maven/org.apache.tomcat/tomcat-catalina@9.0.1",
      "tomcat-catalina",
      "java-archive",
      "maven/org.apache.tomcat/tomcat-catalina",
    ],
    ["pkg:generic/busybox@1.36.1", "busybox", "binary", "generic/busybox"],
    ["pkg:github/Actions/Checkout@feature/x", "checkout", "github-action", "github/actions/checkout"],
    [
      "pkg:cocoapods/AppCenter@4.2#Analytics",
      "AppCenter/Analytics",
      "cocoapods",
      "cocoapods/AppCenter/Analytics",
    ],
  ])("reads %s", (purl, name, type, key) => {
    expect(componentOf(purl, name, type)).toMatchObject({ key, name, purl });
  });

  it.each([
    ["libc6", "debian", "deb/libc6"],
    ["libc6", "deb", "deb/libc6"],
    ["curl", "oracle", "rpm/curl"],
    ["curl", "amazon", "rpm/curl"],
    ["musl", "alpine", "apk/musl"],
    ["Foo.Bar", "python-pkg", "pypi/foo-bar"],
    ["org.x:y", "jar", "maven/org.x/y"],
    ["golang.org/x/net", "gobinary", "golang/golang.org/x/net"],
    ["rack", "gemspec", "gem/rack"],
    ["@scope/Name", "node-pkg", "npm/@scope/name"],
    ["symfony/Yaml", "composer", "composer/symfony/yaml"],
    ["Newtonsoft.Json", "dotnet", "nuget/newtonsoft.json"],
    ["serde", "rust-crate", "cargo/serde"],
    ["thing", "somethingelse", "somethingelse/thing"],
    ["thing", "", "generic/thing"],
  ])("names %s of type %s without a purl", (name, type, key) => {
    expect(componentOf(null, name, type)).toMatchObject({ key, name, purl: null });
  });

  it.each(["", "pkg:", "pkg:deb", "pkg:deb/", "cpe:2.3:a:x", "pkg:npm/"])(
    "treats the purl %j as absent",
    (purl) => {
      expect(componentOf(purl, "zlib", "debian")).toEqual({
        key: "deb/zlib",
        name: "zlib",
        type: "deb",
        purl: null,
      });
    },
  );

  it("keeps a broken percent sign and takes the name of the purl where the tool gives none", () => {
    expect(componentOf("pkg:gem/a%zz@1", "", "")).toMatchObject({ key: "gem/a%zz", name: "a%zz" });
  });

  it("reads back whatever the reference implementation writes", () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9.+~ %@#?-]{0,8}[a-z0-9]$/);
    fc.assert(
      fc.property(word, word, word, (group, name, version) => {
        const purl = (type: string) =>
          new PackageURL(type, group, name, version, { arch: "x" }, undefined).toString();
        expect(componentOf(purl("maven"), "", "").key).toBe(`maven/${group}/${name}`);
        expect(componentOf(purl("deb"), "", "").key).toBe(`deb/${name}`);
        expect(componentOf(purl("npm"), "", "").key).toBe(`npm/${group}/${name}`);
      }),
    );
  });
});

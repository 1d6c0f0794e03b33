import type { Flaw } from "../factories/packages.ts";
import { chance, pick } from "./chance.ts";

/** A flaw in the demo's world: when it became known and when a fix was there, in days before the present. */
export interface KnownFlaw extends Flaw {
  disclosed: number;
  fixable: number | null;
}

/** Well-known vulnerabilities with the versions that fix them, as their advisories say. */
const FAMOUS: Flaw[] = [
  {
    id: "CVE-2021-44228",
    ghsa: "GHSA-jfh8-c2jp-5v3q",
    package: "org.apache.logging.log4j:log4j-core",
    type: "maven",
    version: "2.14.1",
    fixed: "2.15.0",
    severity: "critical",
    title: "log4j-core: remote code execution by JNDI lookups",
    path: "app/libs/log4j-core-2.14.1.jar",
    epss: 0.944,
    kev: true,
  },
  {
    id: "CVE-2022-22965",
    ghsa: "GHSA-36p3-wjmg-h94x",
    package: "org.springframework:spring-beans",
    type: "maven",
    version: "5.3.17",
    fixed: "5.3.18",
    severity: "critical",
    title: "spring-beans: remote code execution by data binding",
    path: "app/libs/spring-beans-5.3.17.jar",
    epss: 0.943,
    kev: true,
  },
  {
    id: "CVE-2022-0778",
    package: "openssl",
    type: "deb",
    version: "1.1.1k-1",
    fixed: "1.1.1n-0",
    severity: "high",
    title: "openssl: endless loop in BN_mod_sqrt()",
  },
  {
    id: "CVE-2023-38545",
    package: "curl",
    type: "deb",
    version: "7.88.1-10+deb12u1",
    fixed: "7.88.1-10+deb12u4",
    severity: "critical",
    title: "curl: heap overflow in the SOCKS5 handshake",
  },
  {
    id: "CVE-2023-4911",
    package: "libc6",
    type: "deb",
    version: "2.36-9+deb12u2",
    fixed: "2.36-9+deb12u3",
    severity: "high",
    title: "glibc: buffer overflow in ld.so through GLIBC_TUNABLES",
    kev: true,
    epss: 0.72,
  },
  {
    id: "CVE-2021-23337",
    ghsa: "GHSA-35jh-r3h4-6jhm",
    package: "lodash",
    type: "npm",
    version: "4.17.20",
    fixed: "4.17.21",
    severity: "high",
    title: "lodash: command injection through template",
    path: "app/node_modules/lodash/package.json",
    epss: 0.01,
  },
  {
    id: "CVE-2022-25883",
    ghsa: "GHSA-c2qf-rxjj-qqgw",
    package: "semver",
    type: "npm",
    version: "7.3.7",
    fixed: "7.5.2",
    severity: "medium",
    title: "semver: regular expression denial of service",
    path: "app/node_modules/semver/package.json",
  },
  {
    id: "CVE-2023-45857",
    ghsa: "GHSA-wf5p-g6vw-rhxx",
    package: "axios",
    type: "npm",
    version: "1.5.0",
    fixed: "1.6.0",
    severity: "medium",
    title: "axios: cross-site request forgery token leak",
    path: "app/node_modules/axios/package.json",
  },
  {
    id: "CVE-2023-44487",
    package: "golang.org/x/net",
    type: "golang",
    version: "0.16.0",
    fixed: "0.17.0",
    severity: "high",
    title: "HTTP/2 rapid reset",
    path: "usr/local/bin/app",
    kev: true,
    epss: 0.944,
  },
  {
    id: "CVE-2024-24790",
    package: "stdlib",
    type: "golang",
    version: "1.22.2",
    fixed: "1.22.4",
    severity: "critical",
    title: "net/netip: wrong answers for IPv4-mapped IPv6 addresses",
    path: "usr/local/bin/app",
  },
  {
    id: "CVE-2022-40897",
    ghsa: "GHSA-r9hx-vwmv-q579",
    package: "setuptools",
    type: "pypi",
    version: "65.3.0",
    fixed: "65.5.1",
    severity: "medium",
    title: "setuptools: regular expression denial of service",
    path: "usr/local/lib/python3.11/site-packages/setuptools",
  },
  {
    id: "CVE-2023-32681",
    ghsa: "GHSA-j8r2-6x86-q33q",
    package: "requests",
    type: "pypi",
    version: "2.28.1",
    fixed: "2.31.0",
    severity: "medium",
    title: "requests: Proxy-Authorization header leak",
    path: "usr/local/lib/python3.11/site-packages/requests",
  },
];

const SYSTEM: Record<string, string[]> = {
  deb: [
    "zlib1g",
    "libxml2",
    "perl-base",
    "libexpat1",
    "tar",
    "libgnutls30",
    "libsystemd0",
    "ncurses-base",
    "util-linux",
    "bash",
    "gpgv",
    "libtiff6",
    "libkrb5-3",
    "coreutils",
  ],
  apk: ["busybox", "musl", "libcrypto3", "zlib", "apk-tools", "libxml2"],
};
const LIBRARIES: Record<string, string[]> = {
  npm: [
    "express",
    "ws",
    "minimist",
    "json5",
    "moment",
    "tough-cookie",
    "word-wrap",
    "follow-redirects",
    "undici",
    "qs",
  ],
  maven: [
    "com.fasterxml.jackson.core:jackson-databind",
    "org.yaml:snakeyaml",
    "io.netty:netty-handler",
    "org.apache.commons:commons-text",
    "com.h2database:h2",
  ],
  golang: ["golang.org/x/crypto", "golang.org/x/text", "google.golang.org/grpc", "github.com/gin-gonic/gin"],
  pypi: ["urllib3", "certifi", "jinja2", "pillow", "cryptography", "werkzeug"],
};

/** Where a package of a kind stands in an image; system packages are in the distribution's own database. */
const PLACES: Partial<Record<Flaw["type"], (name: string) => string>> = {
  npm: (name) => `app/node_modules/${name}/package.json`,
  maven: (name) => `app/libs/${name.split(":")[1]}.jar`,
  golang: () => "usr/local/bin/app",
  pypi: (name) => `usr/local/lib/python3.11/site-packages/${name}`,
};

const SEVERITIES = [
  "critical",
  "high",
  "high",
  "medium",
  "medium",
  "medium",
  "low",
  "low",
  "low",
  "negligible",
] as const;

/** Fictitious ones, of a year that is not: so many of each kind of package. */
const fictitious = (type: Flaw["type"], packages: string[], count: number): KnownFlaw[] =>
  Array.from({ length: count }, (_, i) => {
    const words = [type, i] as const;
    const fixable = chance(...words, "fix") < 0.75;
    const known = chance(...words, "disclosed");
    // Two thirds within the last months: scanners find more each year.
    const disclosed = Math.floor(known < 0.67 ? (known / 0.67) * 140 : 140 + ((known - 0.67) / 0.33) * 260);
    const minor = 1 + Math.floor(chance(...words, "minor") * 9);
    const name = pick(packages, ...words);
    const path = PLACES[type]?.(name);
    return {
      id: `CVE-2099-${String(10_000 + Math.floor(chance(...words, "id") * 80_000))}`,
      package: name,
      ...(path ? { path } : {}),
      type,
      version: `1.${minor}.0`,
      ...(fixable ? { fixed: `1.${minor}.${1 + Math.floor(chance(...words, "patch") * 8)}` } : {}),
      severity: pick(SEVERITIES, ...words, "severity"),
      ...(chance(...words, "epss") < 0.6
        ? { epss: Math.round(chance(...words, "score") ** 4 * 1000) / 1000 }
        : {}),
      disclosed,
      fixable: fixable ? disclosed - Math.floor(chance(...words, "wait") * 20) : null,
    };
  });

const famous = FAMOUS.map((flaw): KnownFlaw => ({ ...flaw, disclosed: 400, fixable: 400 }));

export const FLAWS: KnownFlaw[] = [
  ...famous,
  ...fictitious("deb", SYSTEM.deb!, 90),
  ...fictitious("apk", SYSTEM.apk!, 18),
  ...fictitious("npm", LIBRARIES.npm!, 45),
  ...fictitious("maven", LIBRARIES.maven!, 30),
  ...fictitious("golang", LIBRARIES.golang!, 16),
  ...fictitious("pypi", LIBRARIES.pypi!, 22),
];

import { findFramework } from "../lib/compliance/frameworks/frameworks.ts";
import { kubeBench } from "../prisma/factories/kube-bench.ts";
import type { Flaw } from "../prisma/factories/packages.ts";
import { type ScannedImage, trivyImage } from "../prisma/factories/trivy.ts";

const flaw = (n: number, severity: Flaw["severity"]): Flaw => ({
  id: `CVE-2099-${70_000 + n}`,
  package: `lib${n}`,
  type: "deb",
  version: "1.0",
  ...(n % 2 ? { fixed: "1.1" } : {}),
  severity,
});

/** A scan of an image of the spec's own repository; times are recent, so that it counts in the score of today. */
export const scan = (repository: string, change: Partial<ScannedImage> = {}): object =>
  trivyImage({
    repository: `registry.example/e2e/${repository}`,
    tag: "1.0",
    content: `${repository} 1.0`,
    os: { family: "debian", name: "12" },
    flaws: [flaw(1, "critical"), flaw(2, "high"), flaw(3, "medium")],
    at: new Date(Date.now() - 3_600_000).toISOString(),
    ...change,
  });

/** A benchmark run of a worker node: 4.1.1 fails, the manual ones warn, the rest passes. */
export const benchmark = (): object =>
  kubeBench(findFramework("cis-kubernetes-1.12")!, "cis-1.12", ["4"], (id, manual) =>
    manual ? "WARN" : id === "4.1.1" ? "FAIL" : "PASS",
  );

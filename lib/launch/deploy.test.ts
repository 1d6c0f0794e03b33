import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { ROOT } from "./install.js";

const textOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const has = (command: string): boolean => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
/** What the launcher's table of variables names, and what Next or Node read themselves. */
const KNOWN = new Set([
  ...[...textOf("lib/launch/environment.js").matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name!),
  ...["NODE_ENV", "NEXT_TELEMETRY_DISABLED"],
]);

describe("the container file", () => {
  const text = textOf("deploy/container/Containerfile");
  const last = text.slice(text.lastIndexOf("\nFROM "));

  it("ends in a stage without root, shell or package manager", () => {
    expect(last).toMatch(/^USER \d+:\d+$/m);
    expect(last).not.toMatch(/^RUN /m);
    expect(last).toMatch(/^ENTRYPOINT \["/m);
    expect(text).not.toMatch(/:latest\b/);
  });

  it("runs what is there", () =>
    expect(existsSync(join(ROOT, /^CMD \["(.*)"\]$/m.exec(last)![1]!))).toBe(true));

  it("takes no secret and no build of this machine along", () => {
    const left = textOf(".dockerignore").split("\n");
    expect(left).toEqual(expect.arrayContaining([".git", ".next", "node_modules", ".plimsoll*"]));
  });
});

interface Service {
  command?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  environment: Record<string, string>;
  ports?: string[];
}

describe("the compose file", () => {
  const { services } = parse(textOf("deploy/container/compose.yaml"), { merge: true }) as {
    services: Record<string, Service>;
  };
  const own = Object.entries(services).filter(([name]) => name !== "database");

  it.each(own)("%s is held tight and runs what is there", (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges"],
    });
    for (const file of service.command ?? []) expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(Object.keys(service.environment).filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  it("opens one port, to this machine alone", () =>
    expect(Object.values(services).flatMap(({ ports = [] }) => ports)).toEqual([
      expect.stringMatching(/^127\.0\.0\.1:/),
    ]));

  it("asks for each secret instead of having one", () => {
    const text = textOf("deploy/container/compose.yaml");
    for (const [, name] of textOf("deploy/container/example.env").matchAll(/^([A-Z_]+)=/gm))
      expect(text, name).toContain(`\${${name}:`);
  });
});

describe("the systemd units", () => {
  const units = globSync("deploy/systemd/*.service", { cwd: ROOT });

  it.each(units)("%s starts what is there", (unit) => {
    const [, script] = /^ExecStart=\S+ (\S+)$/m.exec(textOf(unit))!;
    expect(existsSync(join(ROOT, script!))).toBe(true);
  });

  it.each(units.filter((unit) => !unit.includes("migrate")))("%s is held tight", (unit) => {
    const text = textOf(unit);
    for (const line of [
      "NoNewPrivileges=yes",
      "ProtectSystem=strict",
      "CapabilityBoundingSet=",
      "UMask=0077",
    ])
      expect(text.split("\n")).toContain(line);
  });

  it("ask for variables that are known", () => {
    const names = [...textOf("deploy/systemd/environment.example").matchAll(/^([A-Z_]+)=/gm)].map(
      ([, name]) => name!,
    );
    expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
  });

  it.skipIf(!has("systemd-analyze"))("are read by systemd without a complaint about a word", () => {
    const { stderr } = spawnSync("systemd-analyze", ["verify", ...units], { cwd: ROOT, encoding: "utf8" });
    expect(stderr).not.toMatch(/Unknown (key|section|lvalue)|Failed to parse/);
  });
});

describe("the chart", () => {
  const folder = "deploy/helm/plimsoll";
  const templates = globSync(`${folder}/templates/*`, { cwd: ROOT });
  const values = parse(textOf(`${folder}/values.yaml`)) as Record<string, unknown>;
  const used = new Set(
    templates.flatMap((file) => [...textOf(file).matchAll(/\.Values\.([\w.]+)/g)].map(([, path]) => path!)),
  );
  const at = (path: string): unknown =>
    path
      .split(".")
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], values);

  it("asks for no value that values.yaml does not have", () =>
    expect([...used].filter((path) => at(path) === undefined)).toEqual([]));

  it("has no value that nothing asks for", () => {
    const leaves = (value: unknown, path: string): string[] =>
      typeof value === "object" && value !== null && Object.keys(value).length > 0 && !used.has(path)
        ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`))
        : [path];
    expect(leaves(values, "").filter((path) => !used.has(path))).toEqual([]);
  });

  it.each(templates)("%s opens and closes its blocks", (file) => {
    const text = textOf(file);
    const opened = [...text.matchAll(/\{\{-?\s*(if|with|range|define)\b/g)].length;
    expect([...text.matchAll(/\{\{-?\s*end\b/g)].length).toBe(opened);
  });

  it("includes only what is defined", () => {
    const all = templates.map(textOf).join("\n");
    const defined = new Set([...all.matchAll(/define "([\w.]+)"/g)].map(([, name]) => name));
    expect(
      [...all.matchAll(/include "([\w.]+)"/g)].map(([, name]) => name).filter((name) => !defined.has(name)),
    ).toEqual([]);
  });

  it("runs what is there", () => {
    const files = templates.flatMap((file) =>
      [...textOf(file).matchAll(/args: \[(\S+)\]/g)].map(([, path]) => path!),
    );
    expect(files.map((file) => basename(file)).sort()).toEqual(["migrate.ts", "web.ts", "worker.ts"]);
    for (const file of files) expect(existsSync(join(ROOT, file)), file).toBe(true);
  });

  it.skipIf(!has("helm"))("renders, and every document of it is YAML with a kind", () => {
    const set = [
      "address=https://plimsoll.example",
      "secretName=plimsoll",
      "ingress.enabled=true",
      "ingress.tlsSecretName=tls",
    ];
    const { stdout, status, stderr } = spawnSync(
      "helm",
      [
        "template",
        "p",
        folder,
        ...set.flatMap((one) => ["--set", one]),
        "--set",
        "networkPolicy.enabled=true",
      ],
      { cwd: ROOT, encoding: "utf8" },
    );
    expect(status, stderr).toBe(0);
    for (const document of parseAllDocuments(stdout)) expect(document.toJS()).toHaveProperty("kind");
  });
});

describe("the proxies", () => {
  it.each(["nginx.conf", "Caddyfile"])(
    "%s replaces what clients claim of where they come from, and hides the metrics",
    (file) => {
      const text = textOf(`deploy/proxy/${file}`);
      expect(text).toMatch(/X-Forwarded-For (\$remote_addr|\{remote_host\})/);
      expect(text).not.toContain("proxy_add_x_forwarded_for");
      expect(text).toMatch(/\/metrics/);
    },
  );
});

import { existsSync, globSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { ROOT } from "../../launch/install.js";

const sources = (): [string, string][] =>
  globSync(["{app,components,lib}/**/*.{ts,tsx}", "*.{ts,js}"], { cwd: ROOT })
    .filter((file) => !/generated\/|\.test\.tsx?$|^lib\/assurance\//.test(file))
    .map((file) => [file, readFileSync(join(ROOT, file), "utf8")]);

/** What the sources may not contain, and where it may stand nevertheless. */
const FORBIDDEN: readonly [what: string, pattern: RegExp, allowed?: RegExp][] = [
  ["a server action", /^\s*["']use server["']/m],
  ["the image optimizer", /from ["']next\/image["']/],
  ["rewrites", /\brewrites\s*[:(]|NextResponse\.rewrite/],
  ["i18n routing", /^\s*i18n\s*:/m],
  ["a custom server", /from ["']next["'];?\s*$[\s\S]*\bcreateServer\b/m],
  ["HTML as text", /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\b/],
  ["code from text", /\beval\(|new Function\(/],
  ["SQL from text", /\$(query|execute)RawUnsafe|Prisma\.raw\(/],
  ["a shell", /\bexecSync\(|\bexec\(\s*[`"']|shell:\s*true/],
  ["a window to another origin", /\.postMessage\([^)]*["']\*["']/],
  ["a web socket", /new WebSocket\(|from ["']ws["']/],
];

/** Violations in the sources, one line each. */
export const sourceViolations = (files: readonly [string, string][] = sources()): string[] =>
  files.flatMap(([file, text]) =>
    FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${file}: ${what}`),
  );

/** What the configuration may not say. */
export const buildless = (): string[] => {
  const config = readFileSync(join(ROOT, "next.config.js"), "utf8");
  const wanted = ["poweredByHeader: false", "unoptimized: true", "productionBrowserSourceMaps: false"];
  return [
    ...wanted.filter((text) => !config.includes(text)).map((text) => `next.config.js: not ${text}`),
    ...(existsSync(join(ROOT, "server.js")) ? ["server.js: a custom server"] : []),
  ];
};

/** The same, and what the built product may not contain. */
export const buildViolations = (): string[] => [
  ...buildless(),
  ...globSync(".next/static/**/*.map", { cwd: ROOT }).map((file) => `${file}: a browser source map`),
];

/** The first line of an answer to raw bytes, for requests that no client library sends. */
export const rawAnswer = (url: string, request: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let text = "";
    const socket = connect(Number(port), hostname, () => socket.end(request.replaceAll("\n", "\r\n")));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on("data", (data) => {
      text += data.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(text.split("\r\n", 1)[0] ?? ""));
  });

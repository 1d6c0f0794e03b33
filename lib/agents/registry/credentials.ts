import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type Environment, UsageError } from "../options.ts";

/** Who asks: a name and a password, or a token that is exchanged for others (OAuth 2 refresh token). */
export type Credentials = { username: string; password: string } | { identityToken: string };

const Entry = z.object({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
});
const Kept = z.object({ auths: z.record(z.string(), Entry).optional() });

/**
 * What was given on the command line, else what `docker login` or `podman login` kept in a file. Programs that keep
 * passwords (`credsStore`) are not asked.
 * @throws UsageError
 */
export async function credentialsFor(
  registry: string,
  given: { username?: string | undefined; passwordFile?: string | undefined },
  env: Environment,
): Promise<Credentials | null> {
  if (given.username !== undefined || given.passwordFile !== undefined) return namedCredentials(given);
  for (const file of keptIn(env)) {
    const text = await readFile(file, "utf8").catch(() => null);
    const found = text === null ? null : keptFor(registry, text, file);
    if (found !== null) return found;
  }
  return null;
}

async function namedCredentials({
  username,
  passwordFile,
}: {
  username?: string | undefined;
  passwordFile?: string | undefined;
}): Promise<Credentials> {
  if (!username || !passwordFile) throw new UsageError("--username and --password-file belong together");
  const text = await readFile(passwordFile, "utf8").catch((error: Error) => {
    throw new UsageError(`--password-file: ${error.message}`);
  });
  return { username, password: text.replace(/\r?\n$/, "") };
}

function keptIn(env: Environment): string[] {
  const files = [
    env.REGISTRY_AUTH_FILE,
    env.DOCKER_CONFIG && join(env.DOCKER_CONFIG, "config.json"),
    join(env.HOME || homedir(), ".docker", "config.json"),
    env.XDG_RUNTIME_DIR && join(env.XDG_RUNTIME_DIR, "containers", "auth.json"),
  ];
  return files.filter((file): file is string => Boolean(file));
}

/** @throws UsageError where the file is not of its shape: going on without would look like a refusal of the registry */
export function keptFor(registry: string, text: string, file: string): Credentials | null {
  let kept: z.infer<typeof Kept>;
  try {
    kept = Kept.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file} is not what docker login writes`);
  }
  for (const [key, entry] of Object.entries(kept.auths ?? {})) {
    if (hostOf(key) !== hostOf(registry)) continue;
    const found = credentialsIn(entry);
    if (found !== null) return found;
  }
  return null;
}

function credentialsIn({
  auth,
  username,
  password,
  identitytoken,
}: z.infer<typeof Entry>): Credentials | null {
  if (identitytoken) return { identityToken: identitytoken };
  if (username && password !== undefined) return { username, password };
  const decoded = Buffer.from(auth ?? "", "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon < 1) return null;
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

/**
 * Keys are hosts, or addresses as old engines wrote them: `https://index.docker.io/v1/`. Null for a part of a host
 * (`quay.io/team`): what is kept for it is not for the whole.
 */
function hostOf(key: string): string | null {
  const [host = "", ...path] = key.replace(/^https?:\/\//, "").split("/");
  if (!/^(?:v[12])?\/?$/.test(path.join("/"))) return null;
  const known = host.toLowerCase();
  return ["index.docker.io", "registry-1.docker.io"].includes(known) ? "docker.io" : known;
}

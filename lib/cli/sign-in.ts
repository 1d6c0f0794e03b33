import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { paths } from "../http/openapi/generated/client-types.d.ts";

/** A person's session of the command line: it ends when the command does. */
export interface CommandSession {
  /** The API by its own document. An answer that is a refusal throws its sentence. */
  api: Client<paths>;
  /** Hands an answer on to the standard output as it comes. */
  stream(path: string): Promise<void>;
  end(): Promise<void>;
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");

const refusalIn = async (response: Response): Promise<Error> => {
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
  return new Error(problem?.detail ?? `${response.status} ${response.statusText}`);
};

const REFUSALS: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await refusalIn(response);
  },
};

/** Signs in as a browser does. @throws Error with a sentence when that fails */
export const signIn = async (url: string, email: string, password: string): Promise<CommandSession> => {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const jar = cookiesOf(csrf);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: jar, origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const session = cookiesOf(answer);
  if (!session.includes("plimsoll.session=")) throw new Error("E-mail address or password are not right.");
  const headers = { cookie: `${jar}; ${session}`, origin: url };
  const api = createClient<paths>({ baseUrl: url, headers });
  api.use(REFUSALS);
  return {
    api,
    async stream(path) {
      const response = await fetch(`${url}${path}`, { headers });
      if (!response.ok) throw await refusalIn(response);
      const { body } = response;
      if (body) await pipeline(Readable.fromWeb(body as ReadableStream), process.stdout, { end: false });
    },
    async end() {
      const body = new URLSearchParams({ csrfToken, json: "true" });
      await fetch(`${url}/api/auth/signout`, { method: "POST", redirect: "manual", headers, body });
    },
  };
};

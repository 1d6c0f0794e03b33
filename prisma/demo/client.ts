/** The demo speaks to the product as anybody else does: over HTTP, with the clock set to the moment it tells of. */
export interface Session {
  url: string;
  /** `cookie` of a person, or `authorization` of a collector. */
  headers: Record<string, string>;
}

export const call = async <T>(
  session: Session,
  path: string,
  init: RequestInit & { at?: Date } = {},
): Promise<T> => {
  const { at, ...request } = init;
  const response = await fetch(`${session.url}${path}`, {
    ...request,
    headers: {
      origin: session.url,
      ...(typeof request.body === "string" ? { "content-type": "application/json" } : {}),
      ...(at ? { "plimsoll-clock": at.toISOString() } : {}),
      ...session.headers,
      ...(request.headers as Record<string, string> | undefined),
    },
  });
  if (!response.ok)
    throw new Error(
      `${init.method ?? "GET"} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`,
    );
  return (response.status === 204 ? undefined : await response.json()) as T;
};

const cookies = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");

/** Signs in as a browser does. Null when the account is not there or the password is another. */
export const signInAs = async (url: string, email: string, password: string): Promise<Session | null> => {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const jar = cookies(csrf);
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: jar, origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const session = cookies(response);
  return session.includes("plimsoll.session=") ? { url, headers: { cookie: `${jar}; ${session}` } } : null;
};

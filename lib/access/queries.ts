/** Signing in and out goes through next-auth's own addresses: it seals and clears the cookie. */

interface Answer {
  url?: string;
}

const csrfToken = async (): Promise<string> => {
  const response = await fetch("/api/auth/csrf");
  return ((await response.json()) as { csrfToken: string }).csrfToken;
};

const post = async (path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`/api/auth/${path}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: "true" }),
  });

/** Null once signed in, else a sentence that tells nothing about which part was wrong. */
export const signIn = async (email: string, password: string): Promise<string | null> => {
  try {
    const response = await post("callback/credentials", { email, password });
    if (response.ok) return null;
    if (response.status >= 500) return "Plimsoll could not check this now. Try again.";
    const { url = "" } = (await response.json()) as Answer;
    const reason = URL.canParse(url) ? new URL(url).searchParams.get("error") : null;
    return reason && reason !== "CredentialsSignin" ? reason : "E-mail and password do not match an account.";
  } catch {
    return "Plimsoll does not answer. Check that it runs, then try again.";
  }
};

export const signOut = async (): Promise<void> => {
  await post("signout", {});
};

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

/** That the password was right, and a code of the second factor has to come too. */
export const CODE_WANTED = "Give the code that your authenticator app shows, or a recovery code.";
const SENTENCES: Record<string, string> = {
  CredentialsSignin: "E-mail and password do not match an account.",
  "second-factor-missing": CODE_WANTED,
  "second-factor-wrong": "That code is not right, or it was used already. Wait for the next one.",
};

/** Null once signed in, else a sentence that tells nothing about which part was wrong. */
export const signIn = async (email: string, password: string, code = ""): Promise<string | null> => {
  try {
    const response = await post("callback/credentials", { email, password, ...(code && { code }) });
    if (response.ok) return null;
    if (response.status >= 500) return "Plimsoll could not check this now. Try again.";
    const { url = "" } = (await response.json()) as Answer;
    const reason = URL.canParse(url) ? new URL(url).searchParams.get("error") : null;
    return SENTENCES[reason ?? "CredentialsSignin"] ?? reason;
  } catch {
    return "Plimsoll does not answer. Check that it runs, then try again.";
  }
};

export const signOut = async (): Promise<void> => {
  await post("signout", {});
};

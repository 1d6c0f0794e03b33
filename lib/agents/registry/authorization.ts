import { z } from "zod";
import { type Challenge, challengesIn } from "./challenge.ts";
import type { Credentials } from "./credentials.ts";
import { RegistryError } from "./registry-error.ts";

/** The distribution project's token specification; some services say `access_token` only. */
const TokenAnswer = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
});

const ANSWER_LIMIT = 1024 * 1024;
/** What the specification says where the service says nothing; and asked anew a little earlier. */
const DEFAULT_SECONDS = 60;
const EARLY_MS = 5_000;

/** Asks the token service as anything else is asked: in its turn, again where that may help. */
export type Ask = (url: URL, init: RequestInit, limit: number) => Promise<{ status: number; body: Buffer }>;

interface Token {
  header: string;
  /** Milliseconds since 1970; Infinity for credentials that are sent as they are. */
  until: number;
}

/**
 * How a registry is told who asks: Basic, or a token of its token service for one scope at a time. Credentials go to
 * the registry and to the service that it names, encrypted where the registry is.
 */
export class Authorization {
  private readonly tokens = new Map<string, Token>();
  private challenge: Challenge | null = null;
  private readonly origin: URL;
  private readonly credentials: Credentials | null;
  private readonly ask: Ask;

  constructor(origin: string, credentials: Credentials | null, ask: Ask) {
    this.origin = new URL(origin);
    this.credentials = credentials;
    this.ask = ask;
  }

  /** What to send for a scope (`repository:shop/cart:pull`); null before the registry has asked for anything. */
  async headerFor(scope: string): Promise<string | null> {
    const kept = this.tokens.get(scope);
    if (kept && kept.until - EARLY_MS > Date.now()) return kept.header;
    return this.challenge === null ? null : this.obtain(scope, this.challenge);
  }

  /** The registry refused what was sent. @throws RegistryError denied, where there is no other way in */
  async challenged(header: string | null, scope: string): Promise<string> {
    this.tokens.delete(scope);
    const known = challengesIn(header);
    const challenge = known.find((one) => one.scheme === "bearer") ?? known[0];
    if (!challenge)
      throw new RegistryError("denied", "the registry refuses, and names no way in that we know");
    this.challenge = challenge;
    return this.obtain(scope, challenge);
  }

  private async obtain(scope: string, challenge: Challenge): Promise<string> {
    const token = challenge.scheme === "basic" ? this.basic() : await this.bearer(scope, challenge);
    this.tokens.set(scope, token);
    return token.header;
  }

  private basic(): Token {
    if (this.credentials === null)
      throw new RegistryError(
        "denied",
        "the registry asks for a user: sign in with docker login, or give --username",
      );
    if ("identityToken" in this.credentials)
      throw new RegistryError("denied", "the registry asks for a password, and only a token is kept for it");
    return { header: basicHeader(this.credentials), until: Number.POSITIVE_INFINITY };
  }

  private async bearer(scope: string, { parameters }: Challenge): Promise<Token> {
    const realm = URL.canParse(parameters.realm ?? "") ? new URL(parameters.realm ?? "") : null;
    if (realm === null || !/^https?:$/.test(realm.protocol))
      throw new RegistryError("broken", "the registry names no address of its token service");
    if (this.credentials !== null && this.origin.protocol === "https:" && realm.protocol !== "https:")
      throw new RegistryError("denied", `credentials are not sent to ${realm.origin}: it is not encrypted`);
    // The scope that the registry names is for what was asked just now; later requests name their own.
    const asked = new URLSearchParams({ scope });
    if (parameters.service) asked.set("service", parameters.service);
    const { status, body } = await this.exchange(realm, asked);
    if (status !== 200)
      throw new RegistryError("denied", `the token service ${realm.origin} answers ${status}`);
    return tokenIn(body, realm.origin);
  }

  private exchange(realm: URL, asked: URLSearchParams): ReturnType<Ask> {
    const { credentials } = this;
    if (credentials !== null && "identityToken" in credentials) {
      const body = new URLSearchParams([
        ...asked,
        ["grant_type", "refresh_token"],
        ["refresh_token", credentials.identityToken],
        ["client_id", "plimsoll"],
      ]);
      return this.ask(realm, { method: "POST", body }, ANSWER_LIMIT);
    }
    const url = new URL(realm);
    for (const [key, value] of asked) url.searchParams.append(key, value);
    const headers = new Headers();
    if (credentials !== null) headers.set("authorization", basicHeader(credentials));
    return this.ask(url, { headers }, ANSWER_LIMIT);
  }
}

const basicHeader = ({ username, password }: { username: string; password: string }): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

function tokenIn(bytes: Buffer, service: string): Token {
  try {
    const answer = TokenAnswer.parse(JSON.parse(bytes.toString("utf8")));
    const token = answer.token || answer.access_token;
    if (token) {
      const seconds = answer.expires_in ?? DEFAULT_SECONDS;
      return { header: `Bearer ${token}`, until: Date.now() + seconds * 1000 };
    }
  } catch {
    // As if it had said nothing.
  }
  throw new RegistryError("broken", `the token service ${service} gives no token`);
}

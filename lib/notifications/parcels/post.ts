export interface HttpParcel {
  via: "http";
  method: "GET" | "POST";
  url: string;
  /** Whoever knows the address may post there. */
  isSecretUrl: boolean;
  headers: Record<string, string>;
  body: string;
}

export interface MailParcel {
  via: "smtp";
  server: {
    host: string;
    port: number;
    security: "tls" | "starttls" | "none";
    user: string | null;
    password: string | null;
  };
  mail: { from: string; to: string[]; subject: string; text: string; html: string; messageId: string };
}

/** JSON to an address that is itself the key. */
export const postJson = (url: string, headers: Record<string, string>, body: unknown): HttpParcel => ({
  via: "http",
  method: "POST",
  url,
  isSecretUrl: true,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

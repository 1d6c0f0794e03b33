/** A year, subdomains too: what browsers are told where the product's address is https (RFC 6797). */
export const STRICT_TRANSPORT = "max-age=31536000; includeSubDomains";

/** Whether browsers reach this instance over TLS, by the address it was given. */
export const isOverTls = (address: string | undefined = process.env.NEXTAUTH_URL): boolean =>
  (address ?? "").startsWith("https://");

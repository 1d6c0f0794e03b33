/** Where people reach the product, as the operator says it (NEXTAUTH_URL), without a slash at its end: for links in messages. */
export const productAddress = (text = process.env.NEXTAUTH_URL ?? "http://127.0.0.1:3000"): string =>
  text.replace(/\/+$/, "");

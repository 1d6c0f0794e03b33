import { AppError } from "../errors.ts";

/**
 * Cross-site requests may not change anything: browsers say where a request comes from, and only our own pages do
 * (OWASP CSRF cheat sheet: Fetch Metadata first, Origin as the fallback). Uploads also carry a header that no form can.
 */
export const guardOrigin = (request: Request, upload: boolean): void => {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw refused();
  if (site === null) {
    const origin = request.headers.get("origin");
    // Sandboxed pages and some redirects send the text "null".
    if (origin === null || !URL.canParse(origin) || new URL(origin).host !== request.headers.get("host")) {
      throw refused();
    }
  }
  if (upload && request.headers.get("plimsoll-upload") !== "1") {
    throw new AppError("forbidden", "Uploads from a session need the header Plimsoll-Upload: 1.");
  }
};

const refused = (): AppError => new AppError("forbidden", "This request came from another site.");

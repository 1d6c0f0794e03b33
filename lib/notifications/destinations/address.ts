import type { Connection } from "./schema.ts";

/** What may be shown of how a destination is reached: paths and queries of webhooks are secrets. */
export const shownAddress = (connection: Connection): string => {
  switch (connection.kind) {
    case "email":
      return `${connection.to.join(", ")} by ${connection.host}:${connection.port}`;
    case "jira":
      return `${connection.project} at ${new URL(connection.site).host}`;
    case "github":
      return `${connection.repository} at ${webOf(connection.api).host}`;
    default:
      return new URL(connection.url).origin;
  }
};

/** Where people see what a GitHub API serves: `api.github.com` is `github.com`, an enterprise server is itself. */
export const webOf = (api: string): URL =>
  new URL(new URL(api).host === "api.github.com" ? "https://github.com" : new URL(api).origin);

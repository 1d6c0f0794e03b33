import type { DestinationKind } from "@/lib/notifications/destinations/schema.ts";

export interface ConnectionField {
  name: string;
  label: string;
  type: "url" | "text" | "email" | "number" | "password" | "list" | "security";
  hint?: string;
  value?: string;
  optional?: boolean;
}

const secretUrl = (hint: string): ConnectionField[] => [{ name: "url", label: "Address", type: "url", hint }];
const LABELS: ConnectionField = {
  name: "labels",
  label: "Labels",
  type: "list",
  hint: "Divided by commas.",
  optional: true,
};

/** What each kind of destination asks for, in the order of its form. */
export const CONNECTION_FIELDS: Record<DestinationKind, ConnectionField[]> = {
  webhook: secretUrl("Gets JSON by POST, signed as Standard Webhooks has it. The secret is shown next."),
  slack: secretUrl("Of an incoming webhook: https://hooks.slack.com/services/…"),
  teams: secretUrl("Of a workflow that posts to a channel when a webhook request is received."),
  email: [
    { name: "host", label: "Mail server", type: "text" },
    { name: "port", label: "Port", type: "number", value: "587" },
    { name: "security", label: "Security", type: "security", value: "starttls" },
    { name: "user", label: "User", type: "text", optional: true },
    { name: "password", label: "Password", type: "password", optional: true },
    { name: "from", label: "From", type: "email" },
    { name: "to", label: "To", type: "list", hint: "Addresses divided by commas, at most 20." },
  ],
  jira: [
    { name: "site", label: "Site", type: "url", hint: "https://example.atlassian.net" },
    { name: "account", label: "Account", type: "email", hint: "Whose API token it is." },
    { name: "token", label: "API token", type: "password" },
    { name: "project", label: "Project key", type: "text", hint: "Such as SEC." },
    { name: "issueType", label: "Issue type", type: "text", value: "Task" },
    LABELS,
  ],
  github: [
    { name: "api", label: "API", type: "url", value: "https://api.github.com" },
    { name: "token", label: "Token", type: "password", hint: "Fine-grained, with Issues: read and write." },
    { name: "repository", label: "Repository", type: "text", hint: "owner/name" },
    LABELS,
  ],
};

/** The connection that a form describes, for the API to judge. */
export const connectionIn = (kind: DestinationKind, fields: FormData): Record<string, unknown> => ({
  kind,
  ...Object.fromEntries(
    CONNECTION_FIELDS[kind].map((field) => [
      field.name,
      valueIn(field, String(fields.get(field.name) ?? "")),
    ]),
  ),
});

const valueIn = ({ type, optional }: ConnectionField, text: string): unknown => {
  if (type === "list") return text.split(/[\s,;]+/).filter((part) => part !== "");
  if (type === "number") return Number(text);
  const value = type === "password" ? text : text.trim();
  return optional && value === "" ? null : value;
};

import { expect, it } from "vitest";
import {
  Connection,
  DESTINATION_KINDS,
  type DestinationKind,
} from "@/lib/notifications/destinations/schema.ts";
import { CONNECTION_FIELDS, connectionIn } from "./connection-form.ts";

const TYPED: Record<string, string> = {
  url: " https://hooks.example/in?k=1 ",
  host: "mail.example",
  port: "2525",
  security: "tls",
  from: "plimsoll@example.com",
  to: "a@example.com, b@example.com",
  user: "",
  password: "",
  site: "https://example.atlassian.net",
  account: "bot@example.com",
  token: "secret",
  project: "SEC",
  issueType: "Bug",
  labels: "security container",
  api: "https://api.github.com",
  repository: "example/ships",
};

const formOf = (kind: DestinationKind): FormData => {
  const form = new FormData();
  for (const { name } of CONNECTION_FIELDS[kind]) form.set(name, TYPED[name]!);
  return form;
};

it.each(DESTINATION_KINDS)("%s: what the form asks for is what the API takes, and no more", (kind) => {
  const connection = connectionIn(kind, formOf(kind));
  expect(Connection.parse(connection)).toEqual({
    ...connection,
    ...(typeof connection.url === "string" ? { url: "https://hooks.example/in?k=1" } : {}),
  });
});

it("divides lists, and leaves empty what may be left out", () => {
  expect(connectionIn("email", formOf("email"))).toMatchObject({
    port: 2525,
    to: ["a@example.com", "b@example.com"],
    user: null,
    password: null,
  });
  expect(connectionIn("jira", formOf("jira"))).toMatchObject({ labels: ["security", "container"] });
});

import { z } from "zod";

export const DESTINATION_KINDS = ["webhook", "email", "slack", "teams", "jira", "github"] as const;
export const DestinationKind = z.enum(DESTINATION_KINDS);
export type DestinationKind = z.infer<typeof DestinationKind>;

/** Where a message becomes a ticket: people can send single findings there. */
export const TRACKERS: readonly DestinationKind[] = ["jira", "github"];

const isAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "" && hash === "";
};

const Url = z
  .string()
  .trim()
  .max(2000)
  .refine(isAddress, "An address of https: without name, password or fragment.");

/** Of a server, to which paths are added. */
const Site = Url.refine(
  (text) => !URL.canParse(text) || new URL(text).search === "",
  "Without a query.",
).transform((text) => text.replace(/\/+$/, ""));

const Mailbox = z.email("An e-mail address reads name@host.").max(254);
const Secret = z
  .string()
  .min(1)
  .max(4000)
  .regex(/^[\x21-\x7e]+$/, "Without blanks and line breaks.");
const Label = z
  .string()
  .regex(/^[\w.:/-]+$/, "A label has no blanks here.")
  .max(50);

const WebhookConnection = z.strictObject({ kind: z.literal("webhook"), url: Url });
const SlackConnection = z.strictObject({ kind: z.literal("slack"), url: Url });
const TeamsConnection = z.strictObject({ kind: z.literal("teams"), url: Url });

const EmailConnection = z
  .strictObject({
    kind: z.literal("email"),
    host: z
      .string()
      .trim()
      .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, "A host's name or IPv4 address.")
      .max(253),
    port: z.int().min(1).max(65_535).default(587),
    /** `none` sends in clear text: for a relay on the same machine or network. */
    security: z.enum(["tls", "starttls", "none"]).default("starttls"),
    user: z.string().min(1).max(254).nullable().default(null),
    password: z.string().min(1).max(1000).nullable().default(null),
    from: Mailbox,
    to: z.array(Mailbox).min(1, "Somebody has to get it.").max(20),
  })
  .refine(({ user, password }) => (user === null) === (password === null), {
    message: "Give both name and password, or neither.",
    path: ["password"],
  })
  .refine(({ security, password }) => security !== "none" || password === null, {
    message: "A password is not sent in clear text.",
    path: ["security"],
  });

const JiraConnection = z.strictObject({
  kind: z.literal("jira"),
  /** `https://example.atlassian.net` */
  site: Site,
  account: Mailbox,
  token: Secret,
  project: z.string().regex(/^[A-Z][A-Z0-9_]{1,49}$/, "A project key, such as SEC."),
  issueType: z.string().trim().min(1).max(100).default("Task"),
  labels: z.array(Label).max(10).default([]),
});

const GithubConnection = z.strictObject({
  kind: z.literal("github"),
  api: Site.default("https://api.github.com"),
  token: Secret,
  repository: z.string().regex(/^[A-Za-z0-9-]{1,39}\/[\w.-]{1,100}$/, "A repository reads owner/name."),
  labels: z.array(Label).max(10).default([]),
});

/** How a destination is reached. Goes in; never comes out again. */
export const Connection = z.discriminatedUnion("kind", [
  WebhookConnection,
  EmailConnection,
  SlackConnection,
  TeamsConnection,
  JiraConnection,
  GithubConnection,
]);
export type Connection = z.infer<typeof Connection>;
export type ConnectionOf<K extends DestinationKind> = Extract<Connection, { kind: K }>;

/** Standard Webhooks: `whsec_` and base64. After a rotation the one before stays good for a while. */
export interface SigningSecret {
  secret: string;
  until: string | null;
}

/** What is kept sealed. */
export interface Sealed {
  connection: Connection;
  /** Of webhooks; empty for all others. */
  signing: SigningSecret[];
}

const Name = z.string().trim().min(1, "Give it a name.").max(100);

export const NewDestination = z.strictObject({ name: Name, connection: Connection });
export type NewDestination = z.infer<typeof NewDestination>;

/** A connection is replaced whole: a secret never travels to a new address with the old one's blessing. */
export const DestinationChange = z
  .strictObject({
    name: Name.optional(),
    enabled: z.boolean().optional(),
    connection: Connection.optional(),
    /** The one that the change was made from. */
    version: z.int().positive(),
  })
  .refine((change) => Object.keys(change).length > 1, "Say what to change: name, enabled, connection.");
export type DestinationChange = z.infer<typeof DestinationChange>;

export const DestinationNumber = z.strictObject({ destinationId: z.coerce.number().int().positive() });

export const DestinationView = z.object({
  id: z.int(),
  name: z.string(),
  kind: DestinationKind,
  /** What may be shown of how it is reached. */
  address: z.string(),
  enabled: z.boolean(),
  version: z.int(),
  createdAt: z.string(),
  last: z.object({ state: z.string(), title: z.string(), at: z.string() }).nullable(),
  /** Messages that are on their way. */
  queued: z.int(),
  /** Messages that were given up and wait for somebody's word. */
  dead: z.int(),
});
export type DestinationView = z.infer<typeof DestinationView>;

/** The secret is shown this once. */
export const MadeDestination = z.object({ id: z.int(), signingSecret: z.string().nullable() });
export type MadeDestination = z.infer<typeof MadeDestination>;

import { AppError } from "../../../errors.ts";
import { sendMail } from "../../../http/mail.ts";
import { exchange } from "../../../http/outbound.ts";
import type { Sealed } from "../../destinations/schema.ts";
import type { Answer } from "../../messages/schema.ts";
import { githubSearch, githubTicket } from "../../parcels/github.ts";
import { jiraSearch, jiraTicket, type Ticket } from "../../parcels/jira.ts";
import type { Parcel } from "../../parcels/parcel.ts";
import type { HttpParcel } from "../../parcels/post.ts";

/** As much of an answer as is kept. */
const KEPT = 2_000;

export interface Sent {
  answer: Answer;
  /** The whole answer of an API. */
  body: string;
  /** Another attempt would be answered alike. */
  final: boolean;
}

/** One attempt. Never throws: why there was no answer is the answer. */
export const send = async (parcel: Parcel): Promise<Sent> => {
  try {
    if (parcel.via === "smtp") {
      const response = await sendMail(parcel.server, parcel.mail);
      return { answer: { ok: true, status: kept(response), body: "" }, body: "", final: false };
    }
    const { status, body } = await exchange(parcel.url, parcel);
    const ok = status >= 200 && status < 300;
    // Standard Webhooks: whoever answers "gone" wants no more.
    return { answer: { ok, status: String(status), body: kept(body) }, body, final: status === 410 };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const answer = { ok: false, status: kept(error.message), body: "" };
    return { answer, body: "", final: error.code === "forbidden" };
  }
};

/** PostgreSQL's text has no NUL. */
const kept = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "\uFFFD").slice(0, KEPT).toWellFormed();

/** The ticket that an API says it made. */
export const ticketIn = ({ connection }: Sealed, body: string, key: string): Ticket | null => {
  const answer = jsonIn(body);
  if (connection.kind === "jira") return jiraTicket(connection, answer);
  return connection.kind === "github" ? githubTicket(connection, answer, key) : null;
};

/**
 * The ticket that an attempt before made, whose answer never came: an API that creates does so each time it is asked.
 * @param since when the message was written
 * @returns null where there is none, and for destinations that know a repetition by themselves
 */
export const findTicket = async (sealed: Sealed, key: string, since: string): Promise<Ticket | null> => {
  const search = searchFor(sealed, key, since);
  if (!search) return null;
  const { answer, body } = await send(search);
  if (!answer.ok)
    throw new AppError("unavailable", `It could not be asked whether there is a ticket: ${answer.status}.`);
  return ticketIn(sealed, body, key);
};

const searchFor = ({ connection }: Sealed, key: string, since: string): HttpParcel | null => {
  if (connection.kind === "jira") return jiraSearch(connection, key);
  return connection.kind === "github" ? githubSearch(connection, since) : null;
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

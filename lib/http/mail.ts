import { isIP } from "node:net";
import nodemailer from "nodemailer";
import { AppError } from "../errors.ts";
import { mailServerAddress, type OutboundOptions } from "./outbound.ts";

export interface MailServer {
  host: string;
  port: number;
  security: "tls" | "starttls" | "none";
  user: string | null;
  password: string | null;
}

export interface Mail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

const FIFTEEN_SECONDS = 15_000;

/**
 * Hands a letter to a mail server an administrator set. The server's name is resolved once and checked like any address
 * (outbound.ts); its certificate has to be good for the name. Nothing in a letter can name a file or an address to read.
 *
 * @returns what the server said last
 * @throws AppError `forbidden` (leads where it may not), `unavailable` (no answer, or a refusal in the server's words)
 */
export const sendMail = async (
  server: MailServer,
  mail: Mail,
  options: OutboundOptions = {},
): Promise<string> => {
  const { timeoutMs = FIFTEEN_SECONDS } = options;
  const { host, port, security, user, password } = server;
  const transport = nodemailer.createTransport({
    host: await mailServerAddress(host, port, options),
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(isIP(host) === 0 ? { tls: { servername: host } } : {}),
    ...(user !== null && password !== null ? { auth: { user, pass: password } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { response, rejected } = await transport.sendMail(mail);
    // Those who have it would get it twice if the rest were a failure.
    return rejected.length === 0 ? response : `${response} (refused: ${rejected.join(", ")})`;
  } catch (error) {
    throw new AppError("unavailable", `The mail server did not take it: ${(error as Error).message}.`);
  } finally {
    transport.close();
  }
};

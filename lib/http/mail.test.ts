import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, describe, expect, it } from "vitest";
import { type Mail, type MailServer, sendMail } from "./mail.ts";

interface Taken {
  from: string;
  to: string[];
  letter: string;
}

const servers: SMTPServer[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

const serve = async (options: ConstructorParameters<typeof SMTPServer>[0] = {}) => {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          letter: Buffer.concat(pieces).toString("utf8"),
        });
        done(null, "taken as 42");
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  const there: MailServer = { host: "127.0.0.1", port, security: "none", user: null, password: null };
  return { taken, there, allow: `127.0.0.1:${port}` };
};

const MAIL: Mail = {
  from: "plimsoll@example.com",
  to: ["a@example.com", "b@example.com"],
  subject: "[Plimsoll] 3 new findings",
  text: "3 new findings",
  html: "<p>3 new findings</p>",
  messageId: "<msg_1@example.com>",
};

describe("a letter", () => {
  it("arrives at every recipient, with the message's own id", async () => {
    const { taken, there, allow } = await serve();
    await expect(sendMail(there, MAIL, { allow })).resolves.toContain("taken as 42");
    expect(taken).toMatchObject([{ from: MAIL.from, to: MAIL.to }]);
    expect(taken[0]!.letter).toMatch(/^Message-ID: <msg_1@example.com>\r$/m);
    expect(taken[0]!.letter).toMatch(/^Subject: \[Plimsoll\] 3 new findings\r$/m);
  });

  it("gets no header and no recipient from its subject", async () => {
    const { taken, there, allow } = await serve();
    await sendMail(there, { ...MAIL, subject: "x\r\nBcc: victim@example.com\r\n\r\nbody" }, { allow });
    expect(taken[0]!.to).toEqual(MAIL.to);
    expect(taken[0]!.letter.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
  });

  it("is refused where the server's certificate is nobody's, whatever the server offers", async () => {
    for (const security of ["starttls", "tls"] as const) {
      const { taken, there, allow } = await serve({ secure: security === "tls" });
      await expect(sendMail({ ...there, security }, MAIL, { allow })).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringMatching(/certificate/i),
      });
      expect(taken).toEqual([]);
    }
  });

  it("is not sent in clear text where encryption was asked for and is not offered", async () => {
    const { taken, there, allow } = await serve({ disabledCommands: ["STARTTLS"] });
    await expect(sendMail({ ...there, security: "starttls" }, MAIL, { allow })).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(taken).toEqual([]);
  });

  it("counts as arrived where some recipients are refused, and says which", async () => {
    const { there, allow } = await serve({
      onRcptTo: ({ address }, _, done) => done(address === "b@example.com" ? new Error("no such box") : null),
    });
    await expect(sendMail(there, MAIL, { allow })).resolves.toContain("refused: b@example.com");
  });

  it("goes to no server inside that the operator does not name, and to no other port", async () => {
    const { taken, there } = await serve();
    for (const server of [
      there,
      { ...there, port: 25 },
      { ...there, host: "localhost", port: 587 },
      { ...there, host: "169.254.169.254", port: 25 },
    ])
      await expect(sendMail(server, MAIL, { allow: "" })).rejects.toMatchObject({ code: "forbidden" });
    expect(taken).toEqual([]);
  });
});

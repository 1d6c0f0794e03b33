import { generateSync } from "otplib";
import { beforeEach, describe, expect, it } from "vitest";
import { withClock } from "../../clock.ts";
import { prisma, sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import type { Actor } from "../actor.ts";
import { signIn } from "../sessions/write.ts";
import { PASSWORD, person, session } from "../testing.ts";
import { getSecondFactor } from "./read.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from "./write.ts";

await testDatabase();
process.env.PLIMSOLL_KEY ??= Buffer.alloc(32, 7).toString("base64");
process.env.PLIMSOLL_MOVABLE_CLOCK = "1";

const CALLER = { ip: null, userAgent: "test" };
const minute = (n: number): Date => new Date(Date.parse("2026-03-01T12:00:00Z") + n * 60_000);
const codeAt = (secret: string, at: Date): string =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });

let ana: Actor & { email: string };
beforeEach(async () => {
  await prisma().user.deleteMany();
  await prisma().signInAttempt.deleteMany();
  ana = await person("analyst");
});

/** At minute 0; its codes are for later. */
const enrolled = async () => {
  const { secret } = await beginSecondFactor(ana, { password: PASSWORD });
  const { codes } = await withClock(minute(0), () => confirmSecondFactor(ana, codeAt(secret, minute(0))));
  return { secret, codes };
};
const entering = (at: Date, code?: string) => withClock(at, () => signIn(ana.email, PASSWORD, CALLER, code));

describe("a second factor", () => {
  it("is asked for once it was proved, and not before", async () => {
    await beginSecondFactor(ana, { password: PASSWORD });
    expect(await entering(minute(1))).not.toBeNull();
    await enrolled();
    await expect(entering(minute(2))).rejects.toThrow("second-factor-missing");
    expect(await getSecondFactor(ana)).toEqual({ since: minute(0).toISOString(), recoveryLeft: 10 });
  });

  it("lets in with the code of now, once, and with no other", async () => {
    const { secret } = await enrolled();
    await expect(entering(minute(5), "000000")).rejects.toThrow("second-factor-wrong");
    await expect(entering(minute(5), codeAt(secret, minute(3)))).rejects.toThrow("second-factor-wrong");
    expect(await entering(minute(5), codeAt(secret, minute(5)))).not.toBeNull();
    await expect(entering(minute(5), codeAt(secret, minute(5)))).rejects.toThrow("second-factor-wrong");
  });

  it("of two tries at once with one code lets one in", async () => {
    const { secret } = await enrolled();
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => entering(minute(5), codeAt(secret, minute(5)))),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("says nothing of itself to whoever does not know the password", async () => {
    const { secret } = await enrolled();
    expect(
      await signIn(ana.email, "another password entirely", CALLER, codeAt(secret, minute(5))),
    ).toBeNull();
    expect(await signIn("nobody@plimsoll.example", PASSWORD, CALLER)).toBeNull();
  });

  it("a recovery code lets in once, however it is written; new ones void the old", async () => {
    const { codes } = await enrolled();
    expect(await entering(minute(5), codes[0]!.toUpperCase().replaceAll("-", ""))).not.toBeNull();
    await expect(entering(minute(6), codes[0])).rejects.toThrow("second-factor-wrong");
    expect((await getSecondFactor(ana)).recoveryLeft).toBe(9);
    const renewed = await renewRecoveryCodes(ana, { password: PASSWORD });
    await expect(entering(minute(7), codes[1])).rejects.toThrow("second-factor-wrong");
    expect(await entering(minute(7), renewed.codes[1])).not.toBeNull();
  });

  it("guesses are counted like wrong passwords", async () => {
    await enrolled();
    for (let n = 0; n < 10; n += 1) await entering(minute(5), "000000").catch(() => undefined);
    await expect(entering(minute(5), "000000")).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("begins and ends with the password, and not while there is another one", async () => {
    await expect(beginSecondFactor(ana, { password: "wrong" })).rejects.toThrow(/password is not right/);
    await enrolled();
    await expect(beginSecondFactor(ana, { password: PASSWORD })).rejects.toMatchObject({ code: "conflict" });
    await expect(removeSecondFactor(ana, { password: "wrong" })).rejects.toThrow(/password is not right/);
    await removeSecondFactor(ana, { password: PASSWORD });
    expect(await entering(minute(9))).not.toBeNull();
    expect(await getSecondFactor(ana)).toEqual({ since: null, recoveryLeft: 0 });
  });

  it("is reset by an admin, whereupon the person's sessions end", async () => {
    const { sessionId } = await session(ana.email);
    await enrolled();
    await expect(resetSecondFactor(ana, ana.id)).rejects.toMatchObject({ code: "forbidden" });
    await resetSecondFactor(await person("admin"), ana.id);
    expect(await entering(minute(9))).not.toBeNull();
    const [row] = await sql<{ open: number }>`
      select count(*)::int as open from session where user_id = ${ana.id}::uuid and revoked_at is null`;
    expect([sessionId.length, row!.open]).toEqual([64, 1]);
  });

  it("keeps its secret sealed, and its codes as digests", async () => {
    const { secret, codes } = await enrolled();
    const rows = await sql<{
      text: string;
    }>`select encode(sealed, 'escape') as text from totp union all select hash from recovery_code`;
    for (const { text } of rows) for (const known of [secret, ...codes]) expect(text).not.toContain(known);
  });
});

import { type Actor, systemActor } from "../../access/actor.ts";
import { hashPassword } from "../../access/passwords.ts";
import { findSessionActor } from "../../access/read.ts";
import { changePassword, type SignedIn, signIn } from "../../access/sessions/write.ts";
import { changePerson, createFirstSignInLink, welcome } from "../../access/write.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { Chance, freshSeed } from "../chance.ts";
import { newDatabase } from "../database.ts";
import { percentile } from "../percentile.ts";
import { suite } from "../suite.ts";
import { Tally } from "./tally.ts";

const PASSWORD = "the suite's own long password";
const FROM = { ip: "203.0.113.7", userAgent: "suite" };
const ALLOWED = 10;

type Outcome = "in" | "refused" | "told to wait" | `failed: ${string}`;

const outcome = (attempt: Promise<SignedIn | null>): Promise<Outcome> =>
  attempt.then(
    (signed): Outcome => (signed ? "in" : "refused"),
    (error: unknown): Outcome =>
      error instanceof AppError && error.code === "rate_limited"
        ? "told to wait"
        : `failed: ${String(error)}`,
  );

const person = async (name: string, role = "analyst"): Promise<Actor & { email: string }> => {
  const email = `${name}@plimsoll.example`;
  const [row] = await sql<{ id: string }>`insert into app_user (email, name, role, password_hash)
    values (${email}, ${name}, ${role}, ${await hashPassword(PASSWORD)}) returning id`;
  return { kind: "person", id: row!.id, name, role: role as never, requestId: null, ip: null, email };
};

const forget = () => sql`delete from sign_in_attempt`;

/** Who is there, and who is not, take the same time: medians of how long a refusal takes, in milliseconds. */
const timing = async (n: number, chance: Chance): Promise<Record<string, number>> => {
  const there = await person("there");
  const banned = await person("banned");
  await sql`update app_user set disabled_at = now() where id = ${banned.id}::uuid`;
  const emails = { there: there.email, banned: banned.email, unknown: "unknown@plimsoll.example" };
  const times: Record<string, number[]> = { there: [], banned: [], unknown: [] };
  for (let at = 0; at < n; at++) {
    for (const [who, email] of chance.shuffled(Object.entries(emails))) {
      await forget();
      const began = performance.now();
      await outcome(signIn(email, `wrong ${at}`, FROM));
      times[who]!.push(performance.now() - began);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([who, all]) => [who, percentile(all, 0.5)]));
};

const apart = ({ there = 0, banned = 0, unknown = 0 }: Record<string, number>): number =>
  Math.max(there, banned, unknown) / Math.min(there, banned, unknown);

/** Guesses one after the other, the address written differently each time. */
const guessing = async (tally: Tally): Promise<void> => {
  await forget();
  const { email } = await person("guessed");
  const spellings = [email, email.toUpperCase(), ` ${email}`, `${email}\t`, email.replace("g", "G")];
  const seen: Outcome[] = [];
  for (let at = 0; at < ALLOWED * 2; at++)
    seen.push(await outcome(signIn(spellings[at % spellings.length]!, `guess ${at}`, FROM)));
  const checked = seen.filter((each) => each === "refused").length;
  tally.add(checked <= ALLOWED ? null : `${checked} guesses were checked in other spellings`);
  const right = await outcome(signIn(email, PASSWORD, FROM));
  tally.add(right === "told to wait" ? null : `after ${seen.length} guesses the right password is ${right}`);
  const other = await person("bystander");
  const theirs = await outcome(signIn(other.email, PASSWORD, FROM));
  tally.add(theirs === "in" ? null : `somebody else has to wait as well: ${theirs}`);
};

/** Guesses all at once: no more of them may be checked than one after the other. */
const burst = async (n: number, tally: Tally): Promise<number> => {
  await forget();
  const { email } = await person("burst");
  const all = await Promise.all(
    Array.from({ length: n }, (_, at) => outcome(signIn(email, `guess ${at}`, FROM))),
  );
  const checked = all.filter((each) => each === "refused").length;
  tally.add(
    checked <= ALLOWED ? null : `${checked} of ${n} guesses at once were checked, ${ALLOWED} are allowed`,
  );
  return checked;
};

const sessions = async (tally: Tally): Promise<void> => {
  await forget();
  const admin = await person("keeper", "admin");
  const eve = await person("eve");
  const open = async () => (await signIn(eve.email, PASSWORD, FROM))!.sessionId;
  const alive = async (id: string) => (await findSessionActor(id)) !== null;
  const [one, two] = [await open(), await open()];
  tally.add(one !== two && one.length >= 64 ? null : "a session is used again or short");
  await changePassword(eve, { current: PASSWORD, password: "another long password" }, null);
  tally.add((await alive(one)) || (await alive(two)) ? "a session outlived the password" : null);
  tally.add(
    (await outcome(signIn(eve.email, PASSWORD, FROM))) === "refused" ? null : "the old password is good",
  );
  const three = (await signIn(eve.email, "another long password", FROM))!.sessionId;
  await changePerson(admin, eve.id, { role: "viewer" });
  tally.add((await alive(three)) ? "a session outlived a change of role" : null);
  const four = (await signIn(eve.email, "another long password", FROM))!.sessionId;
  await changePerson(admin, eve.id, { disabled: true });
  tally.add((await alive(four)) ? "a session outlived a ban" : null);
  tally.add(
    (await outcome(signIn(eve.email, "another long password", FROM))) === "refused"
      ? null
      : "a banned person is in",
  );
};

/** A one-time link raced by many: one account, and one sentence for everybody else. */
const links = async (n: number, tally: Tally): Promise<void> => {
  const token = (await createFirstSignInLink())!;
  const made = await Promise.allSettled(
    Array.from({ length: n }, (_, at) =>
      welcome(systemActor("nobody"), {
        token,
        name: `N${at}`,
        email: `n${at}@plimsoll.example`,
        password: PASSWORD,
      }),
    ),
  );
  const won = made.filter(({ status }) => status === "fulfilled").length;
  tally.add(won === 1 ? null : `a one-time link made ${won} accounts`);
  const bad = await Promise.allSettled(
    [token, `${token}0`, token.replace(/.$/, "x"), "plm_link_0_0_0"].map((text) =>
      welcome(systemActor("nobody"), {
        token: text,
        name: "N",
        email: "late@plimsoll.example",
        password: PASSWORD,
      }),
    ),
  );
  const sentences = new Set(
    bad.map((each) => (each.status === "rejected" ? String(each.reason.message) : "made")),
  );
  tally.add(
    sentences.size === 1 && !sentences.has("made")
      ? null
      : `links are told apart: ${[...sentences].join(" / ")}`,
  );
};

export const authAbuse = suite({
  about: "guessing, enumeration by time, bursts, raced links and sessions that should be over",
  long: { n: "60", burst: "200", seed: "" },
  quick: { n: "8", burst: "40" },
  async run({ n, burst: many, seed }, say) {
    const chance = new Chance(seed || freshSeed());
    say(`auth-abuse: seed ${chance.seed}`);
    await newDatabase({ durable: false });
    process.env.NEXTAUTH_SECRET = "a secret of the suite, of no use elsewhere";
    const tally = new Tally();
    await links(Number(many) / 10, tally);
    await guessing(tally);
    const checked = await burst(Number(many), tally);
    await sessions(tally);
    const times = await timing(Number(n), chance);
    const shown = Object.entries(times).map(([who, ms]) => `${who} ${ms.toFixed(1)} ms`);
    tally.add(apart(times) < 1.35 ? null : `refusals take different times: ${shown.join(", ")}`);
    tally.planted("a sign-in that looks nobody up first", apart({ ...times, unknown: 1 }) >= 1.35);
    return tally.verdict({ seed: chance.seed, "checked of the burst": checked, refusals: shown.join(" / ") });
  },
});

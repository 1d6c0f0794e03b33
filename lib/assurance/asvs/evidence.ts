/** A test that ran: its file, and words of its title as they stand there. */
export type Evidence = readonly [file: string, title: string];

const suiteOf = (name: string): string => `lib/assurance/surface/${name}.ts`;
const ACCESS = "lib/access/access.db.test.ts";
const LESSONS = "lib/assurance/surface/lessons.db.test.ts";
const MATRIX = "lib/assurance/surface/authorisation.test.ts";
const ROUTE = "lib/http/route.db.test.ts";
const REGISTER = "lib/assurance/asvs/register.test.ts";

/** Short names for the register's last column. A suite is named by its file and the promise it makes. */
export const EVIDENCE: Readonly<Record<string, Evidence>> = {
  otp: [
    "lib/access/second-factor/second-factor.db.test.ts",
    "lets in with the code of now, once, and with no other",
  ],
  strength: ["lib/access/password-strength.test.ts", "%s is refused"],
  recovery: ["lib/access/second-factor/codes.test.ts", "recovery codes are distinct, readable"],
  auth: [
    suiteOf("auth-abuse"),
    "guessing, enumeration by time, bursts, raced links and sessions that should be over",
  ],
  authz: [suiteOf("authz"), "every route is called as every role"],
  banned: [ACCESS, "ends with a new role and with a ban, from the next request on"],
  body: ["lib/http/body.test.ts", "of %s is stopped at the cap, long before it is whole"],
  bombs: ["lib/assurance/bombs/suite.ts", "small documents that unfold to huge ones are refused in seconds"],
  canary: [suiteOf("canary"), "known secrets turn up in no table, log line, answer"],
  chaos: [
    "lib/assurance/chaos/chaos.ts",
    "kills of worker and database during ingest lose, double and half-apply nothing",
  ],
  compare: ["lib/access/secrets.test.ts", "compares secrets by their digests"],
  csrf: [suiteOf("csrf"), "no request of another site changes anything"],
  decoy: [ACCESS, "takes as long for an account that is not there"],
  doc: [REGISTER, "finds the sections that requirements point to"],
  docname: ["lib/ingest/opening/document-name.test.ts", "names %j %s"],
  entry: ["lib/audit/audit.db.test.ts", "an entry exists exactly when its change does"],
  entry0: ["lib/audit/audit.db.test.ts", "pages follow one another and filters hold"],
  "exc-own": [
    "lib/exceptions/exceptions.db.test.ts",
    "means that nobody approves their own, whatever their role",
  ],
  "exc-race": ["lib/exceptions/exceptions.db.test.ts", "tells the slower one who was faster"],
  "exc-scope": [
    "lib/exceptions/exceptions.db.test.ts",
    "cannot choose by what became of findings, nor take everything",
  ],
  fair: [
    "lib/assurance/fairness/fairness.ts",
    "one collector's flood does not keep another's single report waiting",
  ],
  fuzz: [
    "lib/assurance/fuzz/fuzz.ts",
    "mutated documents of every format are read, or refused with place and reason",
  ],
  glob: ["lib/inventory/ownership/glob.test.ts", "is not slow on what regular expressions choke on"],
  headers: [suiteOf("headers"), "every page, API answer, asset, refusal and redirect carries its headers"],
  hsts: ["lib/http/transport.test.ts", "is told over https alone"],
  inj: [suiteOf("injection"), "stay values: in SQL, answers, CSV, XLSX and PDF"],
  inright: [ACCESS, "lets the right password in, whatever the case of the e-mail, and records it"],
  keys: ["lib/keys/keys.db.test.ts", "wraps everything for a new key"],
  keyscli: [
    "lib/cli/keys.db.test.ts",
    "rotates under a running worker, tells how far it is, and forgets the old key only then",
  ],
  "l-mass": [LESSONS, "nobody becomes an administrator by a field of a body"],
  "l-notifier": [LESSONS, "how a destination is reached comes out of no answer"],
  "l-template": [LESSONS, "a message cannot be made to read a file"],
  "l-twice": [LESSONS, "a key that comes twice in an address is refused where one is expected"],
  "l-type": [LESSONS, "a list or an object where a text is expected is refused"],
  limit: [ACCESS, "stops after ten failures, the right password included"],
  link: [ACCESS, "makes one administrator, once"],
  mail: ["lib/http/mail.test.ts", "gets no header and no recipient from its subject"],
  mailtls: ["lib/http/mail.test.ts", "is refused where the server's certificate is nobody's"],
  matrix: [MATRIX, "has a verdict for every route and every caller"],
  notify2: [
    "app/api/v1/notifications/notifications-api.db.test.ts",
    "is changed by the first; the second is told",
  ],
  out: ["lib/http/outbound.test.ts", "is never asked, nor is another port of an allowed host"],
  out2: ["lib/http/outbound.test.ts", "redirects for ever, fails, breaks off, or does not listen"],
  own: [ACCESS, "is listed and ended by its owner only"],
  people: [ACCESS, "are made and listed by administrators only, each e-mail once"],
  people2: ["app/api/v1/console.db.test.ts", "is read with filters; a filter that makes no sense is refused"],
  printable: [
    "lib/reports/pdf/printable.test.ts",
    "never a control character, a direction change or a lone surrogate",
  ],
  private: [ROUTE, "is private and carries the request's id"],
  problem: [ROUTE, "an unexpected error is 500 and tells nothing of its cause"],
  pw: [ACCESS, "stays through a change of password while all others end"],
  query: [ROUTE, "a query of %s answers %i"],
  range: ["lib/http/problem.test.ts", "a number beyond a column's range"],
  ratio: ["lib/http/body.test.ts", "is known by its ratio below the cap"],
  recognise: [
    "lib/ingest/adapters/recognise.test.ts",
    "asks no adapter about an object of more members than any tool writes",
  ],
  redact: ["lib/audit/redact.test.ts", "a token of ours is cut out of any text, also of a key"],
  redact2: ["lib/audit/redact.test.ts", "values JSON cannot hold become ones it can"],
  redirect: ["lib/http/outbound.test.ts", "is refused behind a redirect to another local server"],
  return: ["lib/access/return-path.test.ts", "goes home instead of to %j"],
  ringfile: ["lib/keys/keys.db.test.ts", "is closed to others, and read again by whoever holds it open"],
  secretonly: [ACCESS, "is found by its secret only: the table holds no way in"],
  secretsmade: ["lib/launch/start.test.ts", "are made once, of 32 bytes, for this account alone"],
  sess: [ACCESS, "is over when %s"],
  "sess-awake": [ACCESS, "is kept awake by use, written at most once a minute"],
  signout: [ACCESS, "ends on signing out, twice without harm"],
  ssrf: [suiteOf("ssrf"), "leads an outbound request to a place inside"],
  static: [
    MATRIX,
    "keeps server actions, raw HTML, raw SQL, shells, sockets and the optimizer out of the sources",
  ],
  storm: ["lib/assurance/storm/storm.ts", "all collectors at once"],
  strict: [
    "lib/http/surface.test.ts",
    "takes a strict body where it changes something, and none where it reads",
  ],
  surf: ["lib/http/surface.test.ts", "made by route() with a permission and a summary"],
  surface: [suiteOf("surface"), "what the product does without is absent"],
  tags: ["lib/ingest/document/document.test.ts", "takes the tags of a program for plain values"],
  tamper: ["lib/audit/tamper.test.ts", "a log rewritten and signed anew with the stolen key"],
  tokens: [ACCESS, "is dead with a wrong checksum, another secret, another kind, a disabled collector"],
  tokens0: ["lib/access/secrets.test.ts", "reads back what it minted"],
  vault: ["lib/ingest/vault.test.ts", "gives back any body"],
  vault2: ["lib/ingest/vault.test.ts", "refuses another key, another owner and any changed byte"],
  xss: [suiteOf("xss"), "what scanners write stays text on every page in a real browser"],
};

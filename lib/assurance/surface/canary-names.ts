/** What is secret, each with a value of its own in a run. */
export const CANARIES = [
  "the cookie secret",
  "a password",
  "a wrong password",
  "a new password",
  "a webhook's address",
  "a mail server's password",
  "a tracker's token",
  "a forge's token",
  "a password that a document holds",
  "a key that a scanner found",
  "a variable of a container",
  "a session in an address",
] as const;

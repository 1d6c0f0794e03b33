/** Prints the path of the one-time link that makes the first administrator; nothing when somebody has an account. */
import { createFirstSignInLink } from "../access/write.ts";
import { disconnect } from "../db/client.ts";

const token = await createFirstSignInLink();
// In the fragment: browsers send it to no server, so it stands in no log and no Referer.
if (token) console.log(`/welcome#${token}`);
await disconnect();

/** `npm test [-- STAGE…]`. Runs on Node 20 with nothing installed, gets what is missing, and runs every check. */
import { ensureInstalled } from "./install.js";
import { giveUp } from "./problem.js";
import { continueIn } from "./relay.js";

try {
  continueIn(ensureInstalled(), "verify.ts", process.argv.slice(2));
} catch (error) {
  giveUp(error);
}

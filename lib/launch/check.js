/** `npm run check`: what needs neither database nor browser, in less than a minute. */
import { ensureInstalled } from "./install.js";
import { giveUp } from "./problem.js";
import { continueIn } from "./relay.js";

try {
  continueIn(ensureInstalled(), "verify.ts", ["types", "lint", "imports", "unit"]);
} catch (error) {
  giveUp(error);
}

/** `npm start`. Runs on Node 20 with nothing installed, gets what is missing, and goes on in Node 24. */
import { ensureInstalled } from "./install.js";
import { startOptions, USAGE } from "./options.js";
import { giveUp } from "./problem.js";
import { continueIn } from "./relay.js";

try {
  const argv = process.argv.slice(2);
  if (startOptions(argv, process.env).help) console.log(USAGE);
  else continueIn(ensureInstalled(), "serve.ts", argv);
} catch (error) {
  giveUp(error);
}

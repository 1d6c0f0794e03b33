/** `node lib/launch/web.ts`: the web server alone, of what was built; for containers and systemd (docs/deploy.md). */
import { createRequire } from "node:module";
import { trustsProxy } from "../access/address.ts";
import { HOST } from "./port.ts";
import { giveUp, Problem } from "./problem.js";
import { refusalOfBind } from "./public-bind.ts";

const host = process.env.PLIMSOLL_HOST ?? HOST;
const refusal = refusalOfBind(host, { address: process.env.NEXTAUTH_URL, trustsProxy: trustsProxy() });
if (refusal) giveUp(new Problem("the web server does not start", refusal));

process.env.PLIMSOLL_PROCESS ??= "web";
// Idle connections are kept longer than proxies keep them: whoever closes first must not be us, mid-request.
const serve = [
  "start",
  "--hostname",
  host,
  "--port",
  process.env.PORT ?? "3000",
  "--keepAliveTimeout",
  "65000",
];
process.argv.splice(2, process.argv.length, ...serve);
createRequire(import.meta.url)("next/dist/bin/next");

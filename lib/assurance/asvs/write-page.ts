/** `node lib/assurance/asvs/write-page.ts`: writes the register's page anew. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../launch/install.js";
import { PAGE, REGISTER, readRegister, registerPage } from "./register.ts";

writeFileSync(join(ROOT, PAGE), registerPage(readRegister(readFileSync(join(ROOT, REGISTER), "utf8"))));

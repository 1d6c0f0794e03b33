/** `node lib/http/openapi/release.ts`: from now on, docs/api/openapi.json as it is now is what clients may rely on. */
import { readFileSync, writeFileSync } from "node:fs";

const FOLDER = `${import.meta.dirname}/../../../docs/api`;
const document = JSON.parse(readFileSync(`${FOLDER}/openapi.json`, "utf8")) as unknown;
writeFileSync(`${FOLDER}/released.json`, `${JSON.stringify(document)}\n`);

import { parseArgs } from "node:util";
import { createFirstSignInLink } from "../access/write.ts";
import { FIRST_LINK_OPTIONS } from "./options.ts";

const USAGE = "usage: plimsoll first-link --url URL";

/** `plimsoll first-link --url URL`: prints the one-time link of the first administrator, nothing when somebody is here. */
export const firstLink = async (args: string[]): Promise<number> => {
  try {
    const { values } = parseArgs({ args, options: FIRST_LINK_OPTIONS });
    if (!values.url || !URL.canParse(values.url)) throw new Error(USAGE);
    const token = await createFirstSignInLink();
    // In the fragment: browsers send it to no server, so it stands in no log and no Referer.
    if (token) console.log(new URL(`/welcome#${token}`, values.url).href);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
};

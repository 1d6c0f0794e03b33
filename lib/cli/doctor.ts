import { parseArgs } from "node:util";
import { systemActor } from "../access/actor.ts";
import { onOwnDatabase, ownFolder } from "../launch/own-database.ts";
import { oneLine } from "../launch/problem.js";
import { surroundingsOf } from "../launch/surroundings.ts";
import { type Examination, examineInside, examineSurroundings } from "../operations/doctor/examination.ts";
import { examineDatabase } from "../operations/doctor/read.ts";
import { DOCTOR_OPTIONS } from "./options.ts";

const MARKS = { ok: "ok     ", warning: "look   ", broken: "BROKEN " };

const line = ({ what, verdict, found, fix }: Examination): string =>
  `${MARKS[verdict]} ${what.padEnd(18)} ${found}${fix ? `\n          fix: ${fix}` : ""}`;

/** `plimsoll doctor`: what is wrong here, and what mends it. 0: nothing broken; 1: something is. */
export const doctor = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options: DOCTOR_OPTIONS });
  const outside = examineSurroundings(surroundingsOf(ownFolder()));
  const inside = await onOwnDatabase({}, () => examineDatabase(systemActor("plimsoll doctor"))).then(
    (found) => examineInside(found, null),
    (error: unknown) => examineInside(null, oneLine(error)),
  );
  const all = [...outside, ...inside];
  const broken = all.filter(({ verdict }) => verdict === "broken").length;
  console.log(values.json ? JSON.stringify({ broken, examinations: all }) : all.map(line).join("\n"));
  return broken > 0 ? 1 : 0;
};

import { hash } from "node:crypto";
import { z } from "zod";
import type { Parcel } from "../parcel.ts";

const Header = z.object({
  name: z.string(),
  observedAt: z.iso.datetime(),
  subjects: z.array(z.string()),
  series: z.string().optional(),
  sha256: z.string(),
});

const NEWLINE = 0x0a;

/** A parcel as one file: a line of JSON that says what it is, then the document's bytes. */
export const parcelFile = ({ name, body, observedAt, subjects, series }: Parcel): Buffer => {
  const header: z.infer<typeof Header> = {
    name,
    observedAt: observedAt.toISOString(),
    subjects,
    series,
    sha256: hash("sha256", body),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
};

/** @throws Error where the file is not what was written: cut short, or changed on disk */
export const parcelIn = (file: Buffer): Parcel => {
  const end = file.indexOf(NEWLINE);
  if (end < 0) throw new Error("the file is cut short");
  const { observedAt, sha256, ...header } = Header.parse(JSON.parse(file.toString("utf8", 0, end)));
  const body = file.subarray(end + 1);
  if (hash("sha256", body) !== sha256) throw new Error("the file is not what was written");
  return { ...header, observedAt: new Date(observedAt), body };
};

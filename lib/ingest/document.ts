import { type Skip, UnreadableDocument } from "./reading.ts";
export const readDocuments = (bytes: Buffer): { value: unknown; bytes: Buffer | null; notes: Skip[] }[] => {
  try {
    return [{ value: JSON.parse(bytes.toString("utf8")), bytes: null, notes: [] }];
  } catch (error) {
    throw new UnreadableDocument("byte 0", (error as Error).message);
  }
};

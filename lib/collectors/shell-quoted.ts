/** A text as one word of a POSIX shell: in single quotes no character means anything (POSIX.1-2017, XCU 2.2.2). */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

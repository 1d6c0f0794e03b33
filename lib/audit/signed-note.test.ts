import { describe, expect, test } from "vitest";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { leafHash } from "./merkle.ts";
import { newKeyPem, openNote, parseVerifier, signerOf, signNote } from "./signed-note.ts";

const signer = signerOf(newKeyPem());
const other = signerOf(newKeyPem());

describe("signed note", () => {
  test("the published example of the format opens", () => {
    const verifier = parseVerifier("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
    expect(openNote(note, verifier)).toBe(text);
    expect(() => openNote(note.replace("answer", "Answer"), verifier)).toThrow("does not fit");
  });

  test("what is signed opens with the key's text form, and with no other key", () => {
    const note = signNote("one\ntwo\n", signer);
    expect(openNote(note, parseVerifier(signer.vkey))).toBe("one\ntwo\n");
    expect(() => openNote(note, other)).toThrow("not signed by");
  });

  test("signatures of strangers beside ours are ignored", () => {
    const note = signNote("one\n", signer) + signNote("one\n", other).split("\n\n")[1];
    expect(openNote(note, signer)).toBe("one\n");
    expect(openNote(note, other)).toBe("one\n");
  });

  test.each([
    [
      "every single changed character",
      (note: string, at: number) =>
        note.slice(0, at) + String.fromCharCode(note.charCodeAt(at) ^ 1) + note.slice(at + 1),
    ],
    ["every removed character", (note: string, at: number) => note.slice(0, at) + note.slice(at + 1)],
  ])("%s is noticed", (_, bend) => {
    const note = signNote("plimsoll\n12\n", signer);
    for (let at = 0; at < note.length; at++)
      expect(() => openNote(bend(note, at), signer), `at ${at}`).toThrow();
  });

  test.each(["", "x", `${signer.vkey}AA`, signer.vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+")])(
    "the key %j is refused",
    (vkey) => expect(() => parseVerifier(vkey)).toThrow(),
  );
});

describe("checkpoint", () => {
  const checkpoint = { size: 48_211, root: leafHash("x"), at: "2026-03-01T14:05:00.000Z" };

  test("reads what it wrote, in the lines the format prescribes", () => {
    const note = writeCheckpoint(checkpoint, signer);
    expect(note.split("\n").slice(0, 3)).toEqual([signer.name, "48211", checkpoint.root.toString("base64")]);
    expect(readCheckpoint(note, signer)).toEqual(checkpoint);
  });

  test.each([
    ["another log", `elsewhere\n1\n${checkpoint.root.toString("base64")}\n`, "another log"],
    [
      "a size with a leading zero",
      `${signer.name}\n01\n${checkpoint.root.toString("base64")}\n`,
      "no checkpoint",
    ],
    ["a short root", `${signer.name}\n1\nAAAA\n`, "no checkpoint"],
  ])("refuses %s even when signed", (_, text, reason) => {
    expect(() => readCheckpoint(signNote(text, signer), signer)).toThrow(reason);
  });
});

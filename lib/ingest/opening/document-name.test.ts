import { expect, it } from "vitest";
import { documentName } from "./document-name.ts";

it.each([
  ["trivy.json", "trivy.json"],
  ["../../etc/passwd", "etc-passwd"],
  ['a"; filename="b.exe', "a-filename-b.exe"],
  ["Bericht März.json", "Bericht-M-rz.json"],
  ["...", "report-0123456789ab"],
  [null, "report-0123456789ab"],
])("names %j %s", (sent, name) => {
  expect(documentName(sent, "0123456789abcdef")).toBe(name);
});

import { describe, expect, it } from "vitest";
import { readDocument } from "./read-document.ts";

const JSON_TEXT = JSON.stringify({
  id: "house-rules",
  title: "House rules",
  version: "1",
  publisher: "Us",
  source: "https://rules.example/",
  sections: [{ id: "A", title: "Images", parent: null }],
  controls: [{ id: "A.1", section: "A", title: "No secrets in images", checks: ["secret:any"] }],
});

describe("a framework of one's own", () => {
  it("is the same from YAML as from JSON", () => {
    const yaml = `
id: house-rules
title: House rules
version: "1"
publisher: Us
source: https://rules.example/
sections:
  - { id: A, title: Images, parent: null }
controls:
  - id: A.1
    section: A
    title: No secrets in images
    checks: ["secret:any"]
`;
    expect(readDocument(yaml)).toEqual(readDocument(JSON_TEXT));
    expect(readDocument(yaml).controls[0]).toMatchObject({ id: "A.1", assessment: "automated" });
  });

  it.each([
    ["", /./],
    ["{", /neither JSON nor YAML/],
    ["[1]", /no object/],
    [`${JSON_TEXT}\n${JSON_TEXT}`, /more than one/],
    ["id: x\nid: y", /title|sections|version|controls|publisher/],
  ])("%j is refused in words", (text, reason) => expect(() => readDocument(text)).toThrow(reason));
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../schema.ts";
import { ocsfEvent, SIEM_FORMATS, siemLine, syslogLine } from "./formats.ts";

const emitter = { host: "plimsoll.example", product: { name: "Plimsoll", version: "1.0.0" } };
const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: "e1",
  seq: 7,
  at: "2026-03-01T10:00:00.000Z",
  action: "finding.triaged",
  actor: { kind: "person", id: "u1", name: "Ana", role: "analyst", ip: "192.0.2.1" },
  requestId: "r1",
  subject: { kind: "finding", id: "5", name: "CVE-2026-1" },
  leafHash: "ab".repeat(32),
  ...change,
});

describe("an entry for a SIEM", () => {
  it.each([
    ["person.created", 600301, 1],
    ["audit.exported", 600302, 1],
    ["finding.triaged", 600303, 1],
    ["view.deleted", 600304, 1],
    ["session.refused", 600399, 2],
  ])("%s is OCSF type %i with status %i", (action, type, status) => {
    expect(ocsfEvent(entry({ action }), emitter)).toMatchObject({
      class_uid: 6003,
      category_uid: 6,
      type_uid: type,
      status_id: status,
      time: 1772359200000,
      metadata: { version: "1.3.0", sequence: 7 },
      actor: { user: { name: "Ana" } },
      api: { operation: action },
    });
  });

  it("is one syslog message with facility and severity of an audit log", () => {
    expect(syslogLine(entry(), emitter)).toBe(
      `<110>1 2026-03-01T10:00:00.000Z plimsoll.example plimsoll - finding.triaged [plimsoll@32473 seq="7" actor="Ana" actorKind="person" subject="finding/5" ip="192.0.2.1" leaf="${"ab".repeat(32)}"] Ana finding.triaged CVE-2026-1`,
    );
    expect(syslogLine(entry({ action: "session.refused" }), emitter)).toMatch(/^<108>1 /);
  });

  it("is one line, whatever names hold, and no name breaks out of its quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...SIEM_FORMATS), (name, format) => {
        const hostile = entry({
          actor: { ...entry().actor, name: `${name}\r\n"]<0>` },
          subject: { kind: "x", id: "1", name },
        });
        const line = siemLine(format, hostile, emitter);
        expect(line).not.toMatch(/[\r\n]/);
        if (format === "syslog")
          expect(line.replaceAll(/\\./g, "")).toMatch(
            /^<\d+>1 \S+ \S+ \S+ - \S+ \[plimsoll@32473( \w+="[^"\]]*")+\] /s,
          );
      }),
    );
  });
});

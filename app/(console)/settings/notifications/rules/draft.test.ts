import { describe, expect, it } from "vitest";
import { emptyForm, formOf, ruleIn } from "./draft.ts";

const form = { ...emptyForm(3, "Europe/Berlin", null), name: "Critical" };
const ruleOf = (change: object) => {
  const read = ruleIn({ ...form, ...change });
  if (!("rule" in read)) throw new Error(JSON.stringify(read.refusals));
  return read.rule;
};

describe("a rule's form", () => {
  it("begins as a rule that the API takes", () => {
    expect(ruleOf({})).toEqual({
      name: "Critical",
      destinationId: 3,
      event: "new_finding",
      filter: "severity:critical",
      enabled: true,
      schedule: {
        cadence: "immediate",
        dailyAt: "08:00",
        weekday: 1,
        zone: "Europe/Berlin",
        quiet: null,
        threshold: 1,
        withinHours: null,
      },
    });
  });

  it("shows a rule so that saving it again changes nothing", () => {
    const change = { cadence: "weekly", weekday: "5", isQuiet: true, threshold: "4", withinHours: "12" };
    const { name, destinationId, event, filter, schedule, enabled } = ruleOf(change);
    const view = { id: 1, name, event, filter, schedule, enabled, version: 1, waiting: 0, dueAt: null };
    const shown = formOf({ ...view, destination: { id: destinationId, name: "there", enabled: true } });
    expect(ruleIn(shown)).toEqual({ rule: ruleOf(change) });
  });

  it("has no filter where an event is not about findings", () => {
    expect(ruleOf({ event: "collector_silent" }).filter).toBe("");
  });

  it.each([
    ["name", { name: " " }],
    ["filter", { filter: "severity:terrible" }],
    ["filter", { filter: "is:closed" }],
    ["zone", { zone: "Atlantis" }],
    ["threshold", { threshold: "" }],
    ["withinHours", { withinHours: "0.5" }],
    ["quiet", { isQuiet: true, quietTo: "22:00" }],
    ["quiet", { isQuiet: true, quietFrom: "" }],
  ])("says what is wrong with %s", (field, change) => {
    expect(Object.keys((ruleIn({ ...form, ...change }) as { refusals: object }).refusals)).toEqual([field]);
  });
});

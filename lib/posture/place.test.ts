import { describe, expect, it } from "vitest";
import { parseFilter } from "../findings/filter/parse.ts";
import { asFindings } from "./gates.ts";
import { EVERYWHERE, placeOf, placesNamed } from "./place.ts";

describe("the places that a filter names", () => {
  it.each([
    [
      "cluster:prod namespace:pay severity:high",
      { cluster: "prod", namespace: "pay", team: null, labels: null },
    ],
    [
      "team:payments label:tier=web label:env=prod is:open",
      { cluster: null, namespace: null, team: "payments", labels: { tier: "web", env: "prod" } },
    ],
    ["kev:yes", { cluster: null, namespace: null, team: null, labels: null }],
  ])("%s", (filter, places) => {
    expect(placesNamed(parseFilter(filter))).toEqual(places);
  });

  it.each([
    ["cluster:a,b", "cluster:a,b"],
    ["-namespace:kube-system", "-namespace:kube-system"],
    ["workload:web", "workload:web"],
    ["team:none", "team:none"],
    ["cluster:prod*", "cluster:prod*"],
    ["cluster:a cluster:b", "a and b"],
  ])("are no scope where they are many or other: %s", (filter, named) => {
    expect(placesNamed(parseFilter(filter))).toContain(named);
  });
});

it("several labels are said to the list of findings in its grammar, one as ever", () => {
  expect(asFindings(placeOf("label:team=pay"))).toEqual({ label: "team=pay" });
  expect(asFindings({ ...EVERYWHERE, label: JSON.stringify({ tier: "web", owner: "a b" }) })).toEqual({
    filter: 'label:tier=web label:"owner=a b"',
  });
});

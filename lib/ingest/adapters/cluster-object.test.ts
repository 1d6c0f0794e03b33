import { describe, expect, it } from "vitest";
import { placeOfObject } from "./cluster-object.ts";

describe("cluster object", () => {
  it.each([
    ["Deployment", "workload", "", "configuration", ""],
    ["Node", "host", "", "configuration", ""],
    ["Role", "cluster", "object/Role/shop/a", "access", "Role/shop/a"],
    ["ConfigMap", "cluster", "object/ConfigMap/shop/a", "configuration", "ConfigMap/shop/a"],
  ])("puts a %s on a %s", (kind, asset, component, area, suffix) => {
    const place = placeOfObject({ kind, namespace: "shop", name: "a" }, "east");
    expect([place.asset.kind, place.component.key, place.area, place.suffix]).toEqual([
      asset,
      component,
      area,
      suffix,
    ]);
  });

  it("takes a workload that states no namespace for one of the default", () => {
    expect(placeOfObject({ kind: "Pod", namespace: "", name: "a" }, null).asset).toMatchObject({
      namespace: "default",
    });
  });
});

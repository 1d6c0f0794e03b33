import fc from "fast-check";
import { expect, it } from "vitest";
import { namedIn, packNamed, placeKey } from "./named.ts";

const id = fc.integer({ min: 1, max: 2_147_483_647 });

it("gives back what was named, slice by slice", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ sliceId: fc.integer({ min: 1, max: 3 }), componentId: id, placeId: id, reportedId: id }),
      ),
      (rows) => {
        const packed = packNamed(rows);
        for (const sliceId of [1, 2, 3])
          expect(namedIn(packed, sliceId)).toEqual(
            rows.filter((row) => row.sliceId === sliceId).map(placeKey),
          );
      },
    ),
  );
  expect(packNamed([])).toBeNull();
});

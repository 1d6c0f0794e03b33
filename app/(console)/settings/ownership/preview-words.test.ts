import { expect, it } from "vitest";
import type { RulePreview } from "@/lib/inventory/ownership/schema.ts";
import { previewWords } from "./preview-words.ts";

const teams = [{ id: 1, name: "shop" }];
const preview = (change: Partial<RulePreview>): RulePreview => ({
  takes: 0,
  shadowed: 0,
  byKind: {},
  from: [],
  samples: [],
  ...change,
});

it.each<[Partial<RulePreview>, string]>([
  [{}, "Takes nothing."],
  [{ shadowed: 2 }, "Takes nothing. Earlier rules keep 2 more that match."],
  [
    { takes: 1, byKind: { repository: 1 }, samples: ["a"] },
    "Takes 1 repository: a. All are this team's already.",
  ],
  [
    {
      takes: 5,
      byKind: { image: 2, repository: 3 },
      samples: ["a", "b", "c", "d", "e"],
      from: [
        { teamId: null, assets: 2 },
        { teamId: 1, assets: 1 },
        { teamId: 9, assets: 1 },
      ],
    },
    "Takes 3 repositories, 2 images: a, b, c and 2 more. Of these 2 unowned until now, 1 from shop, 1 from an archived team.",
  ],
])("says of %j: %s", (change, words) => expect(previewWords(preview(change), teams)).toBe(words));

import type { ImageMention } from "./reading.ts";

/** An image of which only what the tool calls it is known. */
export const bareImage = (artifact: string): ImageMention => ({
  kind: "image",
  references: [],
  tags: [],
  configDigests: [],
  repoDigests: [],
  manifestDigest: null,
  os: null,
  platform: null,
  layers: [],
  createdAt: null,
  sizeBytes: null,
  labels: {},
  runsIn: null,
  artifact,
});

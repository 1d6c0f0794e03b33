import type { Component } from "../reading.ts";

/** A file as a component: the path without its leading slash, so that `/etc/passwd` and `etc/passwd` are one. */
export function fileComponent(path: string): Component {
  return { key: `file/${path.replace(/^\.?\/+/, "")}`, name: path, type: "file", purl: null };
}

import type { Options } from "../options.ts";

export const REGISTRY_OPTIONS = {
  username: { type: "string", value: "NAME", help: "who to sign in as; else what docker login kept is used" },
  "password-file": { type: "string", value: "FILE", help: "where the password or token of that user stands" },
  match: {
    type: "string",
    multiple: true,
    value: "GLOB",
    help: "only such repositories, and after a colon such tags: team/*, **:v* (repeatable)",
  },
  "max-tags": {
    type: "string",
    value: "N",
    help: "at most so many tags of a repository, the highest versions (1000)",
  },
  concurrency: { type: "string", value: "N", help: "so many requests at a time (4)" },
  "plain-http": { type: "boolean", help: "speak HTTP without encryption; loopback addresses always do" },
} as const satisfies Options;

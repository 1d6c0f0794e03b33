import type { Options } from "../options.ts";

export const DOCKER_OPTIONS = {
  host: {
    type: "string",
    value: "ADDRESS",
    help: "unix:///var/run/docker.sock or tcp://HOST:2376; DOCKER_HOST and DOCKER_CERT_PATH are known",
  },
  "host-name": { type: "string", value: "NAME", help: "what the host is called here; else the engine says" },
} as const satisfies Options;

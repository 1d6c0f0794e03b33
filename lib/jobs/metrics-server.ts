import { createServer } from "node:http";
import { log } from "../log.ts";
import { meter } from "../meter.ts";

/**
 * The worker's own measurements for Prometheus, on loopback alone; nothing where no port is given.
 * @returns what ends it
 */
export const serveMetrics = async (port: string | undefined): Promise<() => Promise<void>> => {
  if (!port) return async () => undefined;
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    const { registry } = meter();
    response.writeHead(200, { "content-type": registry.contentType }).end(await registry.metrics());
  });
  // A port that is taken must not keep the worker from its work.
  server.on("error", (error) => log.error({ err: error, port }, "no metrics of this worker"));
  server.listen(Number(port), "127.0.0.1");
  return () =>
    new Promise((settle) => {
      server.close(() => settle());
      server.closeAllConnections();
    });
};

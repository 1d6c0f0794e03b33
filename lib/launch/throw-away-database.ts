import { disconnect } from "../db/client.ts";
import { startEmbedded } from "../db/embedded.ts";

/** Runs work on an empty PostgreSQL that ends with it; this process is connected to it from now on. */
export const onThrowAwayDatabase = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const server = await startEmbedded({ ephemeral: true });
  process.env.DATABASE_URL = server.url;
  try {
    return await work(server.url);
  } finally {
    await disconnect();
    await server.stop();
  }
};

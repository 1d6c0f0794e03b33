/** The process runs and answers. It asks nobody else: a database that is away is no reason to restart this. */
export const GET = (): Response =>
  Response.json({ alive: true }, { headers: { "cache-control": "no-store" } });

export const dynamic = "force-dynamic";

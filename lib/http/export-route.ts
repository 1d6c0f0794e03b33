import { z } from "zod";
import { ExportFormat } from "../exports/schema.ts";
import type { ExportTable } from "../exports/table.ts";
import { CONTENT_TYPES, exportTable } from "../exports/write.ts";
import { byteStream } from "./byte-stream.ts";
import { invalid } from "./problem.ts";
import { type RouteHandler, route } from "./route.ts";

type Params = Record<string, string>;
const Query = z.record(z.string().max(50), z.union([z.string().max(5_000), z.array(z.string().max(5_000))]));

/**
 * `GET …/export?format=csv|xlsx|json|jsonl` and the list's own filter: the list as a file. Parts of
 * the address (a framework's id) go into the filter under their names.
 */
export const exportRoute = <Filter, Row>(
  table: ExportTable<Filter, Row>,
  { params = z.strictObject({}) as never, asOf }: { params?: z.ZodType<Params>; asOf?: true } = {},
): RouteHandler =>
  route({
    summary: `The list of ${table.name} with its filter as CSV, XLSX or JSON; that it was taken is recorded`,
    permission: "export:create",
    produces: Object.values(CONTENT_TYPES),
    ...(asOf && { asOf }),
    params,
    query: Query,
    queryParts: [z.object({ format: ExportFormat.default("csv") }), table.filter],
    handle: async ({ actor, params: named, query: { format = "csv", ...rest } }) => {
      const wanted = ExportFormat.safeParse(format);
      if (!wanted.success) throw invalid("query", wanted.error);
      const filter = table.filter.safeParse({ ...rest, ...named });
      if (!filter.success) throw invalid("query", filter.error);
      const file = exportTable(actor, table, filter.data, wanted.data);
      return new Response(await byteStream(file.bytes), {
        headers: {
          "content-type": file.contentType,
          "content-disposition": `attachment; filename="${file.fileName}"`,
          "cache-control": "private, no-store",
        },
      });
    },
  });

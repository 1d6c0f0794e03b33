import { ExportPack } from "@/components/ui/export-pack.tsx";
import { ExportPdf } from "@/components/ui/export-pdf.tsx";

/** The PDF of a framework, of the whole estate or one cluster, and the pack that proves it. */
export function ExportFramework(props: { frameworkId: string; cluster: number | null; quiet?: boolean }) {
  const { frameworkId, cluster, quiet } = props;
  const query: Record<string, string> = cluster === null ? {} : { cluster: String(cluster) };
  return (
    <div className="flex flex-wrap gap-2">
      <ExportPack path={`/api/v1/compliance/${frameworkId}/evidence`} query={query} />
      <ExportPdf path={`/api/v1/compliance/${frameworkId}/report`} query={query} quiet={quiet} />
    </div>
  );
}

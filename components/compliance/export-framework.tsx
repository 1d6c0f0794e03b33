import { ExportPdf } from "@/components/ui/export-pdf.tsx";

/** The PDF of a framework, of the whole estate or one cluster. */
export function ExportFramework(props: { frameworkId: string; cluster: number | null; quiet?: boolean }) {
  const { frameworkId, cluster, quiet } = props;
  return (
    <ExportPdf
      path={`/api/v1/compliance/${frameworkId}/report`}
      query={cluster === null ? {} : { cluster: String(cluster) }}
      quiet={quiet}
    />
  );
}

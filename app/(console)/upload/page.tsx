import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listCollectors } from "@/lib/collectors/read.ts";
import { UPLOAD_COLLECTOR } from "@/lib/collectors/schema.ts";
import { listDeliveries } from "@/lib/ingest/read.ts";
import { Uploads } from "./uploads.tsx";

export const metadata = { title: "Upload reports" };

export default async function UploadPage() {
  const actor = await currentActor();
  const upload = (await listCollectors(actor)).find(({ name }) => name === UPLOAD_COLLECTOR);
  const initial = upload ? await listDeliveries(actor, { collectorId: upload.id, limit: 50 }) : [];
  return (
    <>
      <PageHeader
        title="Upload reports"
        description="The documents your scanners write, as they are. You can leave this page: what was sent goes on."
      />
      <Uploads
        collectorId={upload?.id ?? null}
        initial={initial}
        canPush={may(actor, "reports:push")}
        canResolve={may(actor, "reports:resolve")}
        canOpen={may(actor, "reports:open")}
      />
    </>
  );
}

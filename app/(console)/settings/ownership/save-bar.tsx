import { Button } from "@/components/ui/button.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { OwnershipPreview } from "@/lib/inventory/ownership/schema.ts";

interface Props {
  preview: OwnershipPreview | undefined;
  complaint: string;
  ready: boolean;
  changed: boolean;
  onSave: () => Promise<void>;
  onReset: () => void;
}

/** What saving would do to all of it, and the button that does it. */
export function SaveBar({ preview, complaint, ready, changed, onSave, onReset }: Props) {
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-line border-t bg-paper py-3">
      <p className="min-w-0 flex-1 basis-60 text-sm" role={complaint ? "alert" : "status"}>
        {complaint || (preview ? words(preview, changed) : "")}
      </p>
      {changed ? <Button onClick={onReset}>Discard changes</Button> : null}
      <Button look="primary" disabled={!ready} onClick={onSave}>
        Save rules
      </Button>
    </div>
  );
}

const words = ({ moved, assets, unowned }: OwnershipPreview, changed: boolean): string => {
  const left = `${exact(unowned.after)} of ${exact(assets)} live assets ${changed ? "would be" : "are"} unowned`;
  return changed ? `${exact(moved)} would change hands; ${left} (now ${exact(unowned.before)}).` : `${left}.`;
};

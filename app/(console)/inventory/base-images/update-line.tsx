import Link from "next/link";
import { exact, plural } from "@/components/ui/quantity.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import type { BaseImage } from "@/lib/inventory/images/lineage/schema.ts";

/** "Update to X removes 214 findings in 12 images", and what it would not do. */
export function UpdateLine({ base }: { base: Pick<BaseImage, "update" | "assessed"> }) {
  const { update } = base;
  if (update === null)
    return (
      <p className="text-muted">
        {base.assessed
          ? "No newer scanned image of this repository is known."
          : "Scan it to see what an update would remove."}
      </p>
    );
  const { to, removes, images, stay, brings } = update;
  const buts = [
    stay > 0 ? `${exact(stay)} more would live on in other images` : null,
    brings > 0 ? `it brings ${exact(brings)} ${plural(brings, "problem")} that this one has not` : null,
  ].filter(Boolean);
  return (
    <p>
      Update to{" "}
      <Link href={assetHref(to)} className="break-words font-medium text-signal underline">
        {to.name}
      </Link>{" "}
      <strong className="font-semibold">
        removes {exact(removes)} {plural(removes, "finding")} in {exact(images)} {plural(images, "image")}
      </strong>
      {buts.length > 0 ? `; ${buts.join("; ")}` : ""}.
    </p>
  );
}

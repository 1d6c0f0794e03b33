import { LinkTabs } from "@/components/ui/link-tabs.tsx";

const TABS = [
  { href: "/", label: "Score" },
  { href: "/posture/movement", label: "Why it moved" },
  { href: "/posture/plan", label: "Fix plan" },
  { href: "/posture/what-if", label: "What if" },
] as const;

/** What belongs to a score, of the same scope. */
export function PostureTabs({ current, scope }: { current: (typeof TABS)[number]["href"]; scope: string }) {
  const query = scope === "estate" ? "" : `?scope=${encodeURIComponent(scope)}`;
  return (
    <div className="mb-5">
      <LinkTabs
        label="Posture"
        tabs={TABS.map(({ href, label }) => ({ href: `${href}${query}`, label, current: href === current }))}
      />
    </div>
  );
}

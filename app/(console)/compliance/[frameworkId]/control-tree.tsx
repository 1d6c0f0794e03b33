import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import type { FrameworkView, SectionView } from "@/lib/compliance/schema.ts";
import type { Status } from "@/lib/compliance/status.ts";
import { ControlRow } from "./control-row.tsx";

/** The framework's own sections: a panel for each at the top, the ones below as headings in it. */
export function ControlTree({ framework, status }: { framework: FrameworkView; status: Status | null }) {
  const { id, scope, sections } = framework;
  const controls = framework.controls.filter((control) => status === null || control.status === status);
  if (controls.length === 0)
    return (
      <Panel>
        <EmptyState title="No control stands there">Choose another status, or all of them.</EmptyState>
      </Panel>
    );
  const tops = sections.filter((section) => section.parent === null);
  return tops.map((top) => {
    const groups = sections.filter((section) => topOf(section, sections) === top.id);
    const filled = groups.flatMap((section) => {
      const own = controls.filter((control) => control.section === section.id);
      return own.length === 0 ? [] : [{ section, own }];
    });
    if (filled.length === 0) return null;
    return (
      <Panel key={top.id} title={`${top.id} ${top.title}`} flush>
        {filled.map(({ section, own }) => (
          <section key={section.id} aria-label={`${section.id} ${section.title}`}>
            {section.id === top.id ? null : (
              <h3 className="border-line border-b bg-raised px-4 py-1.5 font-medium text-muted text-xs">
                {section.id} {section.title}
              </h3>
            )}
            <ul>
              {own.map((control) => (
                <ControlRow key={control.id} control={control} frameworkId={id} scope={scope} />
              ))}
            </ul>
          </section>
        ))}
      </Panel>
    );
  });
}

function topOf(section: SectionView, sections: readonly SectionView[]): string {
  const parent = sections.find(({ id }) => id === section.parent);
  return parent ? topOf(parent, sections) : section.id;
}

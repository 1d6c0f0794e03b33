import type { Term } from "../findings/filter/ast.ts";
import { printFilter } from "../findings/filter/print.ts";

interface Where {
  rule: string;
  /** "" where the finding is of the subject itself. */
  component: string;
  subject: { id: number; name: string };
}

const is = (field: Term["field"], value: string): Term => ({
  field,
  not: false,
  operator: "=",
  values: [value],
});

/** How wide an exception that begins at one finding can be, narrowest first, each as a filter. */
export const scopesOf = ({ rule, component, subject }: Where): { label: string; scope: string }[] => [
  {
    label: `This finding: ${rule}${component ? ` in ${component}` : ""} in ${subject.name}, whatever its tag`,
    scope: printFilter([
      is("rule", rule),
      ...(component ? [is("component", component)] : []),
      is("subject", `#${subject.id}`),
    ]),
  },
  {
    label: `${rule} everywhere in ${subject.name}`,
    scope: printFilter([is("rule", rule), is("subject", `#${subject.id}`)]),
  },
  { label: `${rule} everywhere`, scope: printFilter([is("rule", rule)]) },
];

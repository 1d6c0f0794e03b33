import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";

const WEIGHTS = [
  { value: "1", label: "As much as any" },
  { value: "2", label: "Twice" },
  { value: "3", label: "Three times" },
  { value: "5", label: "Five times" },
];

export const teamIn = (form: HTMLFormElement): { name: string; criticality: number } => {
  const fields = new FormData(form);
  return { name: String(fields.get("name")), criticality: Number(fields.get("criticality")) };
};

/** What is asked of a team, new or known. */
export function TeamFields({ name, criticality }: { name: string; criticality: number }) {
  return (
    <>
      <Field label="Name">
        {(control) => (
          <Input {...control} name="name" required maxLength={100} defaultValue={name} autoComplete="off" />
        )}
      </Field>
      <Field label="How much its assets weigh in the score">
        {(control) => (
          <Select {...control} name="criticality" options={WEIGHTS} defaultValue={String(criticality)} />
        )}
      </Field>
    </>
  );
}

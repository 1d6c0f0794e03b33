import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { DestinationKind } from "@/lib/notifications/destinations/schema.ts";
import { CONNECTION_FIELDS, type ConnectionField } from "./connection-form.ts";

const SECURITY = [
  { value: "starttls", label: "STARTTLS" },
  { value: "tls", label: "TLS" },
  { value: "none", label: "None: clear text" },
];
const INPUT_TYPES = {
  url: "url",
  text: "text",
  email: "email",
  number: "number",
  password: "password",
} as const;

/** @param errors by the field's name */
export function ConnectionFields(props: { kind: DestinationKind; errors: Record<string, string> }) {
  return CONNECTION_FIELDS[props.kind].map((field) => (
    <Field
      key={`${props.kind} ${field.name}`}
      label={field.optional ? `${field.label} (optional)` : field.label}
      hint={field.hint}
      error={props.errors[field.name]}
    >
      {(control) => <Control field={field} control={control} />}
    </Field>
  ));
}

function Control({ field, control }: { field: ConnectionField; control: { id: string } }) {
  const { name, type, value, optional } = field;
  if (type === "security")
    return <Select {...control} name={name} options={SECURITY} defaultValue={value} className="w-full" />;
  return (
    <Input
      {...control}
      name={name}
      type={type === "list" ? "text" : INPUT_TYPES[type]}
      defaultValue={value}
      required={!optional}
      maxLength={4000}
      // A browser's password manager would offer a person's own password here.
      autoComplete={type === "password" ? "new-password" : "off"}
      spellCheck={false}
    />
  );
}

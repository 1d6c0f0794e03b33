import { type ReactElement, type ReactNode, useId } from "react";

type Control = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** A label, a control, a hint and an error, tied together for assistive technology. */
export function Field(props: {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  children: (control: Control) => ReactElement;
}) {
  const id = useId();
  const note = props.error ?? props.hint;
  const control: Control = {
    id,
    ...(note ? { "aria-describedby": `${id}-note` } : {}),
    ...(props.error ? { "aria-invalid": true as const } : {}),
  };
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {props.label}
      </label>
      {props.children(control)}
      {note ? (
        <p id={`${id}-note`} className="text-muted text-xs" role={props.error ? "alert" : undefined}>
          {props.error ? <strong className="font-medium text-ink">{note}</strong> : note}
        </p>
      ) : null}
    </div>
  );
}

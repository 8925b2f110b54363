import type { ReactNode } from "react";

/** What ties a control to its label, error and hint; to be spread on it. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export interface NativeFieldProps {
  /** Of the control. */
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Placed below everything else; an element with the id `<id>-notes` in it describes the control, too. */
  notes?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

/** A control of the browser's own with its label above, and its error and hint below: `Field`, without its library. */
export function NativeField({ id, label, hint, error, notes, children }: NativeFieldProps) {
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`, notes && `${id}-notes`].filter(Boolean);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block w-fit font-semibold">
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy.length > 0 ? describedBy.join(" ") : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-quiet">
          {hint}
        </p>
      )}
      {notes}
    </div>
  );
}

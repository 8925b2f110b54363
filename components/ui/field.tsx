import type { ReactNode } from "react";

interface FieldProps {
  /** The control's id; its hint and error have ids made of it. */
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  /** Stands at the right of the label. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The ids a control names in `aria-describedby`. */
export const describedBy = (id: string, has: { hint?: boolean; error?: boolean }) =>
  [has.error && `${id}-error`, has.hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;

/** A control with its label above, and its hint and error below. */
export function Field({ id, label, hint, error, aside, children }: FieldProps) {
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex items-baseline justify-between gap-4">
        <label htmlFor={id} id={`${id}-label`} className="font-semibold">
          {label}
        </label>
        {aside}
      </div>
      {children}
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
    </div>
  );
}

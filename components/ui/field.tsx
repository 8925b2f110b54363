"use client";

import { Field as BaseField } from "@base-ui/react/field";
import type { ReactNode } from "react";

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string;
  /** Placed at the right of the label. */
  aside?: ReactNode;
  /** Placed below everything else. */
  notes?: ReactNode;
  /** A control of Base UI; it is labelled, described and marked invalid by the field around it. */
  children: ReactNode;
}

/** A control with its label above, and its error and hint below. */
export function Field({ label, hint, error, aside, notes, children }: FieldProps) {
  return (
    <BaseField.Root invalid={error !== undefined} className="min-w-0">
      <div className="mb-1.5 flex items-baseline justify-between gap-4">
        <BaseField.Label className="font-semibold">{label}</BaseField.Label>
        {aside}
      </div>
      {children}
      {error && (
        <BaseField.Error match className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </BaseField.Error>
      )}
      {hint && <BaseField.Description className="mt-1.5 text-sm text-quiet">{hint}</BaseField.Description>}
      {notes}
    </BaseField.Root>
  );
}

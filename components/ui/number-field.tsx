"use client";

import { NativeField, type NativeFieldProps } from "./native-field";
import { NumberInput, type NumberInputProps } from "./number-input";

type NumberFieldProps = Omit<NativeFieldProps, "children"> & Omit<NumberInputProps, "control">;

/** A whole number with its label, error and hint. Out of range it stays as typed; the form says what is wrong with it. */
export function NumberField({ id, label, hint, error, notes, ...input }: NumberFieldProps) {
  return (
    <NativeField id={id} label={label} hint={hint} error={error} notes={notes}>
      {(control) => <NumberInput control={control} {...input} />}
    </NativeField>
  );
}

"use client";

import { NumberField } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";

interface NumberInputProps {
  id: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  /** What the steppers count, for screen readers. */
  unit: string;
  /** Off for numbers that nobody reaches by counting. */
  steppers?: boolean;
  placeholder?: string;
}

const stepper = "flex w-9 items-center justify-center text-quiet hover:text-accent disabled:opacity-50";

/** A whole number, in a `Field`. Out of range it stays as typed; the form says what is wrong with it. */
export function NumberInput(props: NumberInputProps) {
  const { id, value, onChange, min, max, unit, steppers = true } = props;
  return (
    <NumberField.Root
      id={id}
      value={value}
      onValueChange={(next) => onChange(next)}
      min={min}
      max={max}
      allowOutOfRange
      format={{ useGrouping: false, maximumFractionDigits: 3 }}
      locale="en-GB"
    >
      <NumberField.Group
        className="inline-flex h-9 max-w-full rounded-sm border border-edge bg-sheet focus-within:border-accent
          focus-within:outline-1 focus-within:outline-accent data-invalid:border-danger"
      >
        {steppers && (
          <NumberField.Decrement className={stepper} aria-label={`Fewer: ${unit}`}>
            <Minus aria-hidden="true" className="size-3.5" />
          </NumberField.Decrement>
        )}
        <NumberField.Input
          placeholder={props.placeholder}
          className={`figures bg-transparent outline-none ${steppers ? "w-12 text-center" : "w-40 px-2.5"}`}
        />
        {steppers && (
          <NumberField.Increment className={stepper} aria-label={`More: ${unit}`}>
            <Plus aria-hidden="true" className="size-3.5" />
          </NumberField.Increment>
        )}
      </NumberField.Group>
    </NumberField.Root>
  );
}

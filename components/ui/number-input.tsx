"use client";

import { Minus, Plus } from "lucide-react";
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ControlProps } from "./native-field";

export interface NumberInputProps {
  control: ControlProps;
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  /** What the steppers count, for screen readers. */
  unit: string;
  /** Off for numbers that nobody reaches by counting. */
  steppers?: boolean;
  placeholder?: string | undefined;
}

const STEPPER = "flex w-9 items-center justify-center text-quiet hover:text-accent disabled:opacity-50";
/** What may stand in the input on the way to a number. */
const BEGUN = /^-?\d{0,15}([.,]\d{0,3})?$/;

/** The number a text stands for; null for none. */
function toNumber(text: string): number | null {
  const value = Number(text.replace(",", "."));
  return /\d/.test(text) && Number.isFinite(value) ? value : null;
}

/** The control of a `NumberField`. */
export function NumberInput(props: NumberInputProps) {
  const { control, value, onChange, min, max, unit, steppers = true } = props;
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  // As typed while it stands for the value: "05" and "5." stay.
  const text = toNumber(typed) === value ? typed : (value?.toString() ?? "");
  const take = (given: string) => {
    const next = given.trim();
    if (!BEGUN.test(next)) return;
    setTyped(next);
    onChange(toNumber(next));
  };
  const step = (by: number) => {
    const from = value ?? (by > 0 ? min - 1 : max + 1);
    onChange(Math.min(max, Math.max(min, Math.round(from) + by)));
  };
  // What was typed before React took over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page begins
  useEffect(() => {
    const early = input.current?.value ?? text;
    if (early !== text) take(early);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    step(event.key === "ArrowUp" ? 1 : -1);
  };
  return (
    <div
      className="inline-flex h-9 max-w-full rounded-sm border border-edge bg-sheet focus-within:border-accent
        focus-within:outline-1 focus-within:outline-accent has-[[aria-invalid=true]]:border-danger"
    >
      {steppers && (
        <button
          type="button"
          tabIndex={-1}
          className={STEPPER}
          aria-label={`Fewer: ${unit}`}
          disabled={value !== null && value <= min}
          onClick={() => step(-1)}
        >
          <Minus aria-hidden="true" className="size-3.5" />
        </button>
      )}
      <input
        {...control}
        ref={input}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        placeholder={props.placeholder}
        onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.target.value)}
        onKeyDown={onKeyDown}
        className={`figures bg-transparent outline-none ${steppers ? "w-12 text-center" : "w-40 px-2.5"}`}
      />
      {steppers && (
        <button
          type="button"
          tabIndex={-1}
          className={STEPPER}
          aria-label={`More: ${unit}`}
          disabled={value !== null && value >= max}
          onClick={() => step(1)}
        >
          <Plus aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  );
}

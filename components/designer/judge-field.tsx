"use client";

import { useId } from "react";
import { fieldId } from "@/components/ui/error-summary";
import type { Draft } from "@/lib/client/designer/draft";

type Judge = Draft["judge"];

interface JudgeFieldProps {
  value: Judge;
  onChange: (judge: Judge) => void;
  error: string | undefined;
}

const CHOICES: { judge: Judge; label: string; hint: string }[] = [
  { judge: "absolute", label: "Each by itself", hint: "A score from 1 to 10." },
  { judge: "pairwise", label: "Against one another, too", hint: "Also ranks the run; takes more calls." },
];

/** How the judge goes about it. */
export function JudgeField({ value, onChange, error }: JudgeFieldProps) {
  const id = useId();
  return (
    <fieldset
      id={fieldId("judge")}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
      className="min-w-0"
    >
      <legend className="mb-1.5 font-semibold">Ideas are judged</legend>
      {CHOICES.map(({ judge, label, hint }) => (
        <label key={judge} className="flex min-h-6 items-baseline gap-2 py-0.5 text-sm">
          <input
            type="radio"
            name={id}
            value={judge}
            checked={value === judge}
            onChange={() => onChange(judge)}
            className="size-4 shrink-0 translate-y-0.5"
          />
          <span>
            {label}. <span className="text-quiet">{hint}</span>
          </span>
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

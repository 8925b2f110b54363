"use client";

import { CREATIVITY } from "@/lib/contracts/limits";
import { creativityWord } from "@/lib/view/text";

const STEP = 0.05;
const PRESETS = [
  { word: "conservative", at: 0.4 },
  { word: "balanced", at: CREATIVITY.default },
  { word: "wild", at: 1.3 },
] as const;

/** Rounds to hundredths, so that 0.85 is not 0.8500000000000001. */
const toHundredths = (value: number) => Math.round(value * 100) / 100;

interface CreativityFieldProps {
  id: string;
  value: number;
  onChange: (value: number) => void;
}

/** The model's temperature, as a slider with three presets, each below where its thumb stands. */
export function CreativityField({ id, value, onChange }: CreativityFieldProps) {
  const word = creativityWord(value);
  return (
    <div className="min-w-0">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-semibold">
          Creativity
        </label>
        <p className="text-sm text-quiet" aria-hidden="true">
          <span className="figures font-semibold text-ink">{value.toFixed(2)}</span> {word}
        </p>
      </div>
      <input
        id={id}
        type="range"
        min={CREATIVITY.min}
        max={CREATIVITY.max}
        step={STEP}
        value={value}
        onChange={(event) => onChange(toHundredths(event.target.valueAsNumber))}
        aria-valuetext={`${value.toFixed(2)}, ${word}`}
        className="slider"
      />
      <div className="relative mx-2 h-6 text-sm">
        {PRESETS.map((preset) => (
          <button
            key={preset.word}
            type="button"
            aria-pressed={word === preset.word}
            onClick={() => onChange(preset.at)}
            style={{ left: `${(100 * (preset.at - CREATIVITY.min)) / (CREATIVITY.max - CREATIVITY.min)}%` }}
            className="absolute min-h-6 -translate-x-1/2 text-quiet hover:text-accent aria-pressed:text-ink aria-pressed:underline
              aria-pressed:decoration-accent aria-pressed:underline-offset-4"
          >
            {preset.word}
          </button>
        ))}
      </div>
    </div>
  );
}

"use client";

import { Slider } from "@base-ui/react/slider";
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

/** The model's temperature, as a slider with three presets. */
export function CreativityField({ id, value, onChange }: CreativityFieldProps) {
  const word = creativityWord(value);
  return (
    <Slider.Root
      value={value}
      onValueChange={(next) => onChange(toHundredths(next))}
      min={CREATIVITY.min}
      max={CREATIVITY.max}
      step={STEP}
      largeStep={0.25}
      thumbAlignment="edge"
    >
      <div className="flex items-baseline justify-between gap-4">
        <Slider.Label className="font-semibold">Creativity</Slider.Label>
        <p className="text-sm text-quiet" aria-hidden="true">
          <span className="figures font-semibold text-ink">{value.toFixed(2)}</span> {word}
        </p>
      </div>
      <Slider.Control className="flex w-full touch-none items-center py-3 select-none">
        <Slider.Track className="h-0.5 w-full bg-rule">
          <Slider.Indicator className="bg-accent" />
          <Slider.Thumb
            id={id}
            getAriaValueText={(_text, at) => `${at.toFixed(2)}, ${creativityWord(at)}`}
            className="size-4 rounded-full border-2 border-accent bg-sheet has-[:focus-visible]:outline-2
              has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent"
          />
        </Slider.Track>
      </Slider.Control>
      <div className="flex justify-between text-sm">
        {PRESETS.map((preset) => (
          <button
            key={preset.word}
            type="button"
            aria-pressed={word === preset.word}
            onClick={() => onChange(preset.at)}
            className="min-h-6 text-quiet hover:text-accent aria-pressed:text-ink aria-pressed:underline
              aria-pressed:decoration-accent aria-pressed:underline-offset-4"
          >
            {preset.word}
          </button>
        ))}
      </div>
    </Slider.Root>
  );
}

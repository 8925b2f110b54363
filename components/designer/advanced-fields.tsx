"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import type { FieldErrors } from "@/lib/client/designer/check-draft";
import type { Draft } from "@/lib/client/designer/draft";
import { MAX_SEED, SCORE } from "@/lib/contracts/limits";

interface AdvancedFieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errors: FieldErrors;
}

const SEED_HINT = "The same seed and settings draw the same tags, readers and difficulties again.";
const REPLAY_HINT =
  "Draws from the projects as they were for that run. Another seed draws from those of today.";

/** Options few people need; they open by themselves where one is set or invalid. */
export function AdvancedFields({ draft, change, errors }: AdvancedFieldsProps) {
  const filled = draft.seed !== null || draft.minIdeaScore !== null;
  const invalid = errors.seed !== undefined || errors.min_idea_score !== undefined;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (filled || invalid) setOpen(true);
  }, [filled, invalid]);
  return (
    <details
      className="group border-t border-rule pt-4"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-6 list-none items-center gap-1.5 text-sm font-medium hover:text-accent">
        <ChevronRight
          aria-hidden="true"
          className="size-4 group-open:rotate-90 motion-safe:transition-transform"
        />
        Advanced: seed and minimum idea score
      </summary>
      <div className="mt-4 grid gap-6 sm:grid-cols-2">
        <Field
          label="Seed"
          error={errors.seed}
          hint={draft.seed !== null && draft.corpusMark !== null ? REPLAY_HINT : SEED_HINT}
        >
          <NumberInput
            id={fieldId("seed")}
            unit="seed"
            value={draft.seed}
            onChange={(value) => change({ seed: value, corpusMark: null })}
            min={0}
            max={MAX_SEED}
            steppers={false}
            placeholder="random"
          />
        </Field>
        <Field
          label="Minimum idea score"
          error={errors.min_idea_score}
          hint={`${SCORE.min} to ${SCORE.max}. An idea with a lower score is rewritten, at most twice.`}
        >
          <NumberInput
            id={fieldId("min_idea_score")}
            unit="minimum idea score"
            value={draft.minIdeaScore}
            onChange={(value) => change({ minIdeaScore: value })}
            {...SCORE}
            placeholder="any"
          />
        </Field>
      </div>
    </details>
  );
}

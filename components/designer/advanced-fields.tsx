"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useState } from "react";
import { describedBy, Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import type { FieldErrors } from "@/lib/client/check-draft";
import type { Draft } from "@/lib/client/draft";
import { MAX_SEED } from "@/lib/contracts/generate";
import { fieldId } from "./field-id";

interface AdvancedFieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errors: FieldErrors;
}

/** What few people need; it opens where it holds something or something in it is wrong. */
export function AdvancedFields({ draft, change, errors }: AdvancedFieldsProps) {
  const filled = draft.seed !== null || draft.minIdeaScore !== null;
  const wrong = errors.seed !== undefined || errors.min_idea_score !== undefined;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (filled || wrong) setOpen(true);
  }, [filled, wrong]);
  const seed = fieldId("seed");
  const score = fieldId("min_idea_score");
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
        Advanced: seed and least score
      </summary>
      <div className="mt-4 grid gap-6 sm:grid-cols-2">
        <Field
          id={seed}
          label="Seed"
          error={errors.seed}
          hint="The same seed and settings draw the same tags, readers and difficulties again."
        >
          <NumberInput
            id={seed}
            label="seed"
            value={draft.seed}
            onChange={(value) => change({ seed: value })}
            min={0}
            max={MAX_SEED}
            invalid={errors.seed !== undefined}
            describedBy={describedBy(seed, { hint: true, error: errors.seed !== undefined })}
            steppers={false}
            placeholder="drawn for you"
          />
        </Field>
        <Field
          id={score}
          label="Least idea score"
          error={errors.min_idea_score}
          hint="1 to 10. An idea judged lower is written again, at most twice."
        >
          <NumberInput
            id={score}
            label="least idea score"
            value={draft.minIdeaScore}
            onChange={(value) => change({ minIdeaScore: value })}
            min={1}
            max={10}
            invalid={errors.min_idea_score !== undefined}
            describedBy={describedBy(score, { hint: true, error: errors.min_idea_score !== undefined })}
            placeholder="any"
          />
        </Field>
      </div>
    </details>
  );
}

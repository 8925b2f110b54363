"use client";

import { fieldId } from "@/components/ui/error-summary";
import { NumberField } from "@/components/ui/number-field";
import type { FieldErrors } from "@/lib/client/designer/check-draft";
import type { Draft } from "@/lib/client/designer/draft";
import { IDEAS_PER_CALL, MAX_CANDIDATES, MAX_SEED, SCORE } from "@/lib/contracts/limits";
import { JudgeField } from "./judge-field";
import { LanguageField } from "./language-field";
import { MeasuresField } from "./measures-field";

export interface AdvancedOptionsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errors: FieldErrors;
  /** Whether the built-in composer writes. */
  builtIn: boolean;
}

const SEED_HINT = "The same seed and settings draw the same tags, readers and difficulties again.";
const REPLAY_HINT =
  "Draws from the projects as they were for that run. Another seed draws from those of today.";

/** Of an idea below the minimum score. */
function rewritten(maxCandidates: number | null): string {
  const again = (maxCandidates ?? MAX_CANDIDATES.default) - 1;
  if (!Number.isInteger(again) || again < 0) return "An idea with a lower score is rewritten.";
  if (again === 0) return "With one candidate an idea with a lower score is not rewritten.";
  const times = again === 1 ? "once" : again === 2 ? "twice" : `${again} times`;
  return `An idea with a lower score is rewritten, at most ${times}.`;
}

/** The options of a run that few people need. */
export function AdvancedOptions({ draft, change, errors, builtIn }: AdvancedOptionsProps) {
  return (
    <>
      <div className="mt-4 grid gap-6 sm:grid-cols-2">
        <NumberField
          id={fieldId("seed")}
          label="Seed"
          error={errors.seed}
          hint={draft.seed !== null && draft.corpusMark !== null ? REPLAY_HINT : SEED_HINT}
          unit="seed"
          value={draft.seed}
          onChange={(value) => change({ seed: value, corpusMark: null })}
          min={0}
          max={MAX_SEED}
          steppers={false}
          placeholder="random"
        />
        <NumberField
          id={fieldId("min_idea_score")}
          label="Minimum idea score"
          error={errors.min_idea_score}
          hint={`${SCORE.min} to ${SCORE.max}. ${rewritten(draft.maxCandidates)}`}
          unit="minimum idea score"
          value={draft.minIdeaScore}
          onChange={(value) => change({ minIdeaScore: value })}
          {...SCORE}
          placeholder="any"
        />
        <NumberField
          id={fieldId("max_candidates")}
          label="Candidates per idea"
          error={errors.max_candidates}
          hint={`${MAX_CANDIDATES.min} to ${MAX_CANDIDATES.max}. Another is written where one is refused; the best is kept.`}
          unit="candidates per idea"
          value={draft.maxCandidates}
          onChange={(value) => change({ maxCandidates: value })}
          min={MAX_CANDIDATES.min}
          max={MAX_CANDIDATES.max}
          placeholder={String(MAX_CANDIDATES.default)}
        />
        <NumberField
          id={fieldId("ideas_per_call")}
          label="Ideas per call"
          error={errors.ideas_per_call}
          hint={`${IDEAS_PER_CALL.min} to ${IDEAS_PER_CALL.max}. Of those written at once, the least likely that holds is kept.`}
          unit="ideas per call"
          value={draft.ideasPerCall}
          onChange={(value) => change({ ideasPerCall: value })}
          min={IDEAS_PER_CALL.min}
          max={IDEAS_PER_CALL.max}
          placeholder={String(IDEAS_PER_CALL.default)}
        />
        <LanguageField
          value={draft.language}
          onChange={(language) => change({ language })}
          error={errors.language}
          builtIn={builtIn}
        />
        <JudgeField value={draft.judge} onChange={(judge) => change({ judge })} error={errors.judge} />
      </div>
      <MeasuresField
        value={draft.measures}
        onChange={(measures) => change({ measures })}
        error={errors.measures}
      />
    </>
  );
}

"use client";

import type { FormEvent } from "react";
import { ErrorSummary, fieldId } from "@/components/ui/error-summary";
import { NumberField } from "@/components/ui/number-field";
import { useDesignerForm } from "@/lib/client/designer/designer-context";
import { NUM_IDEAS } from "@/lib/contracts/limits";
import { AdvancedFields } from "./advanced-fields";
import { CreativityField } from "./creativity-field";
import { GenerateButtons } from "./generate-buttons";
import { Preview } from "./preview";
import { RunForecast } from "./run-forecast";
import { SeedTagsField } from "./seed-tags-field";
import { type Writer, WriterLine } from "./writer-line";

interface DesignerFormProps {
  writer: Writer;
  /** What a run takes of the form as it is when nothing is changed. */
  forecast: string;
}

const FORECAST = "forecast";

/** Starts a run and opens its page. What was entered stays, whatever happens. */
export function DesignerForm({ writer, forecast }: DesignerFormProps) {
  const { draft, change, countInput, refusal, generate } = useDesignerForm();
  const errors = refusal?.errors ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void generate();
  };
  return (
    <form
      onSubmit={submit}
      onInput={countInput}
      noValidate
      aria-label="New run"
      className="min-w-0 space-y-7"
    >
      {refusal && <ErrorSummary {...refusal} />}
      <SeedTagsField draft={draft} change={change} error={errors.seed_tags} />
      <div className="grid gap-7 sm:grid-cols-[12rem_1fr]">
        <NumberField
          id={fieldId("num_ideas")}
          label="Number of ideas"
          error={errors.num_ideas}
          hint={`${NUM_IDEAS.min} to ${NUM_IDEAS.max}`}
          unit="ideas"
          value={draft.numIdeas}
          onChange={(value) => change({ numIdeas: value })}
          min={NUM_IDEAS.min}
          max={NUM_IDEAS.max}
        />
        <CreativityField
          id={fieldId("creativity")}
          value={draft.creativity}
          onChange={(creativity) => change({ creativity })}
        />
      </div>
      <AdvancedFields draft={draft} change={change} errors={errors} builtIn={writer.builtIn} />
      <div className="space-y-3">
        <GenerateButtons describedBy={FORECAST} />
        <RunForecast initial={forecast} id={FORECAST} />
        <WriterLine {...writer} />
      </div>
      <Preview />
    </form>
  );
}

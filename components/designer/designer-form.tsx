"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { useDesigner } from "@/lib/client/designer/use-designer";
import { NUM_IDEAS } from "@/lib/contracts/limits";
import { ideas } from "@/lib/view/text";
import { AdvancedFields } from "./advanced-fields";
import { CreativityField } from "./creativity-field";
import { SeedTagsField } from "./seed-tags-field";

interface DesignerFormProps {
  /** Whether the built-in composer writes, which knows English alone. */
  builtIn: boolean;
}

/** Starts a run and opens its page. What was entered stays, whatever happens. */
export function DesignerForm({ builtIn }: DesignerFormProps) {
  const { draft, change, refusal, busy, generate } = useDesigner(builtIn);
  const errors = refusal?.errors ?? {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void generate();
  };
  return (
    <form onSubmit={submit} noValidate aria-label="New run" className="space-y-7">
      {refusal && <ErrorSummary {...refusal} />}
      <SeedTagsField draft={draft} change={change} error={errors.seed_tags} />
      <div className="grid gap-7 sm:grid-cols-[12rem_1fr]">
        <Field label="Number of ideas" error={errors.num_ideas} hint={`${NUM_IDEAS.min} to ${NUM_IDEAS.max}`}>
          <NumberInput
            id={fieldId("num_ideas")}
            unit="ideas"
            value={draft.numIdeas}
            onChange={(value) => change({ numIdeas: value })}
            min={NUM_IDEAS.min}
            max={NUM_IDEAS.max}
          />
        </Field>
        <CreativityField
          id={fieldId("creativity")}
          value={draft.creativity}
          onChange={(creativity) => change({ creativity })}
        />
      </div>
      <AdvancedFields draft={draft} change={change} errors={errors} builtIn={builtIn} />
      <Button type="submit" look="primary" aria-disabled={busy} className="w-full sm:w-auto">
        {busy ? "Starting…" : `Generate ${draft.numIdeas === null ? "ideas" : ideas(draft.numIdeas)}`}
      </Button>
    </form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { ApiError } from "@/lib/client/api-error";
import { checkDraft, type FieldErrors, fieldErrorsOf } from "@/lib/client/designer/check-draft";
import { useDraft } from "@/lib/client/designer/use-draft";
import { requestFocus } from "@/lib/client/runs/pending-focus";
import { useStartRun } from "@/lib/client/runs/use-start-run";
import { NUM_IDEAS } from "@/lib/contracts/limits";
import { links } from "@/lib/view/links";
import { ideas } from "@/lib/view/text";
import { AdvancedFields } from "./advanced-fields";
import { CreativityField } from "./creativity-field";
import { SeedTagsField } from "./seed-tags-field";

interface Refusal {
  message: string;
  errors: FieldErrors;
  attempt: number;
}

interface DesignerFormProps {
  /** Whether the built-in composer writes, which knows English alone. */
  builtIn: boolean;
}

/** Starts a run and opens its page. What was entered stays, whatever happens. */
export function DesignerForm({ builtIn }: DesignerFormProps) {
  const [draft, change] = useDraft();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const router = useRouter();
  const start = useStartRun();
  const busy = start.isPending || start.isSuccess;
  const errors = refusal?.errors ?? {};

  const refuse = (message: string, found: FieldErrors) =>
    setRefusal((before) => ({ message, errors: found, attempt: (before?.attempt ?? 0) + 1 }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const checked = checkDraft(builtIn ? { ...draft, language: "" } : draft);
    if ("errors" in checked)
      return refuse("The run was not started: please correct the fields below.", checked.errors);
    start.mutate(checked.body, {
      onSuccess: ({ task_id }) => {
        requestFocus(task_id);
        router.push(links.run(task_id));
      },
      onError: (error) => {
        const found = error instanceof ApiError ? fieldErrorsOf(error) : {};
        refuse(`The run was not started. ${error.message}`, found);
      },
    });
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

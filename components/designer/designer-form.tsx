"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { ApiError } from "@/lib/client/api-error";
import { checkDraft, type FieldErrors, fieldErrorsOf } from "@/lib/client/check-draft";
import { awaitFocus } from "@/lib/client/focus-hint";
import { ideas } from "@/lib/client/run-words";
import { useDraft } from "@/lib/client/use-draft";
import { useStartRun } from "@/lib/client/use-start-run";
import { NUM_IDEAS } from "@/lib/contracts/generate";
import { AdvancedFields } from "./advanced-fields";
import { CreativityField } from "./creativity-field";
import { ErrorSummary } from "./error-summary";
import { fieldId } from "./field-id";
import { SeedTagsField } from "./seed-tags-field";

interface Trouble {
  sentence: string;
  errors: FieldErrors;
  turn: number;
}

/** The form that starts a run; then the person is taken to the run. What was entered stays whatever happens. */
export function DesignerForm() {
  const [draft, change] = useDraft();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const router = useRouter();
  const start = useStartRun();
  const busy = start.isPending || start.isSuccess;
  const errors = trouble?.errors ?? {};

  const complain = (sentence: string, found: FieldErrors) =>
    setTrouble((before) => ({ sentence, errors: found, turn: (before?.turn ?? 0) + 1 }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const checked = checkDraft(draft);
    if ("errors" in checked)
      return complain("The run was not started: something has to change first.", checked.errors);
    start.mutate(checked.body, {
      onSuccess: ({ task_id }) => {
        awaitFocus(task_id);
        router.push(`/runs/${task_id}`);
      },
      onError: (error) => {
        const found = error instanceof ApiError ? fieldErrorsOf(error) : {};
        complain(`The run was not started. ${error.message}`, found);
      },
    });
  };

  const count = fieldId("num_ideas");
  return (
    <form onSubmit={submit} noValidate aria-label="New run" className="space-y-7">
      {trouble && <ErrorSummary {...trouble} />}
      <SeedTagsField draft={draft} change={change} error={errors.seed_tags} />
      <div className="grid gap-7 sm:grid-cols-[12rem_1fr]">
        <Field
          id={count}
          label="Number of ideas"
          error={errors.num_ideas}
          hint={`${NUM_IDEAS.min} to ${NUM_IDEAS.max}`}
        >
          <NumberInput
            id={count}
            label="ideas"
            value={draft.numIdeas}
            onChange={(value) => change({ numIdeas: value })}
            {...NUM_IDEAS}
            invalid={errors.num_ideas !== undefined}
            describedBy={describedBy(count, { hint: true, error: errors.num_ideas !== undefined })}
          />
        </Field>
        <CreativityField
          id={fieldId("creativity")}
          value={draft.creativity}
          onChange={(creativity) => change({ creativity })}
        />
      </div>
      <AdvancedFields draft={draft} change={change} errors={errors} />
      <Button type="submit" look="primary" aria-disabled={busy} className="w-full sm:w-auto">
        {busy ? "Starting…" : `Generate ${draft.numIdeas === null ? "ideas" : ideas(draft.numIdeas)}`}
      </Button>
    </form>
  );
}

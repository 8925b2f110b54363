"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { KeyButton } from "@/components/ui/key-button";
import { NumberField } from "@/components/ui/number-field";
import type { EditValues } from "@/lib/client/review/edit-draft";
import type { useEdit } from "@/lib/client/review/use-edit";
import { SCORE } from "@/lib/contracts/limits";
import type { Project } from "@/lib/contracts/types";
import { EditConflict } from "./edit-conflict";
import { FailureNotice } from "./failure-notice";
import { HashtagsField } from "./hashtags-field";

interface EditFormProps {
  project: Project;
  edit: ReturnType<typeof useEdit>;
  /** Whether there is a queue to go on with. */
  onNext?: (() => void) | undefined;
  onSave: () => void;
  /** Saves and approves; left out where there is nothing to approve. */
  onApprove?: (() => void) | undefined;
  onCancel: () => void;
}

const control =
  "w-full rounded-sm border border-edge bg-sheet px-2.5 py-1.5 font-serif data-invalid:border-danger";

/** The texts, tags and scores of a project, to be changed where they stand. What was typed survives everything. */
export function EditForm({ project, edit, onNext, onSave, onApprove, onCancel }: EditFormProps) {
  const { draft, change, refusal, conflict, saving } = edit;
  const { values } = draft;
  const errors = refusal?.errors ?? {};
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  const text = (name: "title" | "short_description", label: string) => (
    <Field label={label} error={errors[name]}>
      <BaseField.Control
        ref={name === "title" ? first : undefined}
        id={fieldId(name)}
        dir="auto"
        value={values[name]}
        onValueChange={(value: string) => change({ [name]: value })}
        className={control}
      />
    </Field>
  );
  return (
    <form onSubmit={submit} noValidate aria-label="Edit" className="mt-4 max-w-[42rem] space-y-5">
      {conflict && <EditConflict values={values} conflict={conflict} edit={edit} />}
      {refusal &&
        (Object.keys(refusal.errors).length > 0 ? (
          <ErrorSummary
            message={`${refusal.failure.said.text}. ${refusal.failure.message}`}
            errors={refusal.errors}
            attempt={refusal.attempt}
          />
        ) : (
          <FailureNotice failure={refusal.failure} />
        ))}
      {text("title", "Title")}
      {text("short_description", "Tagline")}
      <Field label="Description" error={errors.description}>
        <BaseField.Control
          id={fieldId("description")}
          dir="auto"
          value={values.description}
          onValueChange={(description: string) => change({ description })}
          render={<textarea rows={6} />}
          className={`${control} leading-relaxed`}
        />
      </Field>
      <HashtagsField
        tags={values.hashtags}
        onChange={(hashtags) => change({ hashtags })}
        error={errors.hashtags}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <Score
          name="idea_score"
          label="Idea score"
          values={values}
          change={change}
          error={errors.idea_score}
        />
        <Score
          name="complexity_score"
          label="Complexity score"
          values={values}
          change={change}
          error={errors.complexity_score}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {onNext && (
          <KeyButton of="save" look="primary" aria-disabled={saving} onClick={onNext}>
            {saving ? "Saving…" : "Save and next"}
          </KeyButton>
        )}
        <Button type="submit" look={onNext ? "plain" : "primary"} aria-disabled={saving}>
          {onNext || !saving ? "Save" : "Saving…"}
        </Button>
        {onApprove && project.review_status !== "approved" && (
          <Button aria-disabled={saving} onClick={onApprove}>
            Save and approve
          </Button>
        )}
        <Button look="bare" onClick={onCancel}>
          Discard
        </Button>
      </div>
    </form>
  );
}

interface ScoreProps {
  name: "idea_score" | "complexity_score";
  label: string;
  values: EditValues;
  change: (part: Partial<EditValues>) => void;
  error: string | undefined;
}

function Score({ name, label, values, change, error }: ScoreProps) {
  return (
    <NumberField
      id={fieldId(name)}
      label={label}
      error={error}
      unit={label.toLowerCase()}
      value={values[name]}
      onChange={(value) => change({ [name]: value })}
      {...SCORE}
    />
  );
}

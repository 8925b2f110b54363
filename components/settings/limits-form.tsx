"use client";

import { type FormEvent, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { useLimits } from "@/lib/client/settings/use-limits";
import type { SettingState } from "@/lib/contracts/types";
import { LIMITS, settingText } from "@/lib/view/setting-labels";

interface LimitsFormProps {
  settings: readonly SettingState[];
  canChange: boolean;
}

/** Limits, budgets and prices. A value of the environment is shown and cannot be changed. */
export function LimitsForm({ settings, canChange }: LimitsFormProps) {
  const limits = useLimits(settings);
  const { save, errors } = limits;
  const failed = save.error && Object.keys(errors).length === 0 ? save.error.message : null;
  const first = Object.keys(errors)[0];
  useEffect(() => {
    if (first) document.getElementById(fieldId(first))?.focus();
  }, [first]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canChange && !save.isPending && limits.changed > 0) save.mutate();
  };
  return (
    <form method="post" onSubmit={submit} noValidate aria-label="Limits" className="space-y-6">
      {failed && <ErrorSummary message={failed} errors={{}} attempt={save.submittedAt} />}
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {LIMITS.map(({ name, label, hint, unset }) => {
          const setting = settings.find((one) => one.name === name);
          const fixed = setting?.source === "environment";
          const byDefault = setting?.source === "default" ? settingText(setting.value) : "";
          return (
            <Field
              key={name}
              label={label}
              error={errors[name]}
              hint={
                <>
                  {hint}
                  {fixed && (
                    <>
                      {" "}
                      Set by <code>{name}</code> in the environment.
                    </>
                  )}
                  {setting?.problem && ` ${setting.problem}`}
                </>
              }
            >
              <TextInput
                id={fieldId(name)}
                value={limits.value(name)}
                onValueChange={(text) => limits.change(name, text)}
                readOnly={fixed || !canChange}
                placeholder={byDefault || unset}
                autoComplete="off"
                spellCheck={false}
                className="figures read-only:border-rule read-only:bg-transparent"
              />
            </Field>
          );
        })}
      </div>
      {canChange && (
        <Button type="submit" look="primary" aria-disabled={save.isPending || limits.changed === 0}>
          {save.isPending ? "Saving…" : "Save limits"}
        </Button>
      )}
      {save.data && <Notice role="status">Saved. They hold from the next call on.</Notice>}
    </form>
  );
}

"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { DiffText } from "@/components/ui/diff-text";
import { Notice } from "@/components/ui/notice";
import type { Choices, EditValues } from "@/lib/client/review/edit-draft";
import type { Conflict, useEdit } from "@/lib/client/review/use-edit";
import { wordDiff } from "@/lib/client/review/word-diff";
import { EDITABLE, type EditableField } from "@/lib/view/review-text";

interface EditConflictProps {
  /** What this person typed. */
  values: EditValues;
  conflict: Conflict;
  edit: Pick<ReturnType<typeof useEdit>, "setConflict" | "resolve">;
}

const textOf = (values: EditValues, field: EditableField) => {
  const value = values[field];
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
};

/** Another admin's version beside this person's, field by field; nothing is overwritten before they have chosen. */
export function EditConflict({ values, conflict, edit }: EditConflictProps) {
  const { theirs, choices } = conflict;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const fields = EDITABLE.filter(({ name }) => choices[name] !== undefined);
  const chooseAll = (whose: "mine" | "theirs") =>
    edit.resolve(Object.fromEntries(fields.map(({ name }) => [name, whose])));
  const choose = (next: Choices) => edit.setConflict({ theirs, choices: { ...choices, ...next } });
  return (
    <Notice ref={box} tone="caution" role="alert" title="Somebody else has changed this project meanwhile">
      {fields.length === 0 ? (
        <p>Their texts and scores are the same as yours.</p>
      ) : (
        <p>Choose whose version stands. Marked in theirs: what yours lacks and what yours has instead.</p>
      )}
      <div className="mt-3 space-y-4">
        {fields.map(({ name, label }) => (
          <fieldset key={name} className="min-w-0">
            <legend className="font-semibold">{label}</legend>
            <div className="mt-1 grid gap-3 sm:grid-cols-2">
              <Version
                group={name}
                label="Yours"
                chosen={choices[name] === "mine"}
                onChoose={() => choose({ [name]: "mine" })}
              >
                <span dir="auto">{textOf(values, name)}</span>
              </Version>
              <Version
                group={name}
                label="Theirs"
                chosen={choices[name] === "theirs"}
                onChoose={() => choose({ [name]: "theirs" })}
              >
                <DiffText
                  changes={wordDiff(textOf(values, name), textOf(theirs, name))}
                  removed="only in yours"
                  added="only in theirs"
                />
              </Version>
            </div>
          </fieldset>
        ))}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button look="primary" onClick={() => edit.resolve(choices)}>
          Save what is chosen
        </Button>
        <Button onClick={() => chooseAll("mine")}>Keep mine</Button>
        <Button onClick={() => chooseAll("theirs")}>Take theirs</Button>
      </div>
    </Notice>
  );
}

interface VersionProps {
  group: string;
  label: string;
  chosen: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}

function Version({ group, label, chosen, onChoose, children }: VersionProps) {
  return (
    <label className={`block min-w-0 border-l-2 pl-2.5 ${chosen ? "border-accent" : "border-rule"}`}>
      <span className="flex items-center gap-2 text-quiet">
        <input
          type="radio"
          name={`whose-${group}`}
          checked={chosen}
          onChange={onChoose}
          className="size-3.5"
        />
        {label}
      </span>
      <span className="mt-0.5 block font-serif leading-relaxed">{children}</span>
    </label>
  );
}

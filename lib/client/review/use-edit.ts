"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Project, Reviewed } from "@/lib/contracts/types";
import { EDITABLE, type EditableField } from "@/lib/view/review-text";
import { ApiError } from "../api-error";
import { call } from "../http";
import { checkEdit, type EditErrors } from "./check-edit";
import {
  type Choices,
  conflictOf,
  differingFields,
  type EditDraft,
  type EditValues,
  newDraft,
  readEditDraft,
  resolveConflict,
  storeEditDraft,
  valuesOf,
} from "./edit-draft";
import { type Failure, isConflict, toFailure } from "./failure";
import { reviewItemOptions } from "./review-item";

/** Another admin's version of the project, and whose values stand. */
export interface Conflict {
  theirs: Project;
  choices: Choices;
}

interface Refusal {
  failure: Failure;
  errors: EditErrors;
  /** Which attempt this is about. */
  attempt: number;
}

/** What follows when an edit is saved. */
export type AfterSave = "stay" | "next" | "approve";

/** The edit of one project: its draft, which stays in the tab, what is wrong with it, and whom it met. */
export function useEdit(project: Project, onSaved: (saved: Reviewed, then: AfterSave) => void) {
  const client = useQueryClient();
  const { id } = project;
  const [draft, setDraft] = useState<EditDraft>(() => readEditDraft(id) ?? newDraft(project));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [wanted, setWanted] = useState<AfterSave>("stay");

  const keep = (next: EditDraft) => {
    storeEditDraft(id, next);
    setDraft(next);
  };
  const change = (part: Partial<EditValues>) => keep({ ...draft, values: { ...draft.values, ...part } });
  const refuse = (failure: Failure, errors: EditErrors = {}) =>
    setRefusal((before) => ({ failure, errors, attempt: (before?.attempt ?? 0) + 1 }));

  const save = useMutation({
    mutationFn: ({ draft: { version, base, values }, then }: { draft: EditDraft; then: AfterSave }) => {
      const changed = Object.fromEntries(
        differingFields(base, values).map((field) => [field, values[field]]),
      );
      const decision = then === "approve" ? { decision: { decision: then } } : {};
      return call("editProject", { params: { id: String(id) }, body: { version, ...changed, ...decision } });
    },
    onSuccess: (saved, { then }) => {
      storeEditDraft(id, null);
      onSaved(saved, then);
    },
    onError: async (error) => {
      if (isConflict(error)) {
        const theirs = await client.fetchQuery({ ...reviewItemOptions(id), staleTime: 0 }).catch(() => null);
        if (theirs) {
          setRefusal(null);
          return setConflict({
            theirs: theirs.project,
            choices: conflictOf(draft, valuesOf(theirs.project)),
          });
        }
      }
      refuse(toFailure("Not saved", error), error instanceof ApiError ? fieldErrors(error) : {});
    },
  });

  const send = (then: AfterSave, from: EditDraft) => {
    setWanted(then);
    const errors = checkEdit(from.values, differingFields(from.base, from.values));
    if (Object.keys(errors).length > 0) {
      const message = "Please correct the fields below.";
      return refuse({ said: { text: "Not saved" }, message, signedOut: false }, errors);
    }
    setRefusal(null);
    save.mutate({ draft: from, then });
  };

  /** Saves on top of another's version what was chosen of both. */
  const resolve = (choices: Choices, then = wanted) => {
    if (!conflict || save.isPending) return;
    const { theirs } = conflict;
    const next = resolveConflict(draft, { ...valuesOf(theirs), version: theirs.version }, choices);
    keep(next);
    setConflict(null);
    send(then, next);
  };

  const submit = (then: AfterSave) => {
    if (save.isPending) return;
    if (conflict) resolve(conflict.choices, then);
    else send(then, draft);
  };

  const discard = () => storeEditDraft(id, null);
  return { draft, change, submit, saving: save.isPending, refusal, conflict, setConflict, resolve, discard };
}

const isField = (name: unknown): name is EditableField => EDITABLE.some((field) => field.name === name);

/** What the server found wrong with single fields. */
function fieldErrors(error: ApiError): EditErrors {
  const errors: EditErrors = {};
  for (const { loc, msg } of error.errors) {
    const name = loc.find(isField);
    if (name) errors[name] ??= msg;
  }
  return errors;
}

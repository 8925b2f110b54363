"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { GenerateInput } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { ApiError } from "../api-error";
import { requestFocus } from "../runs/pending-focus";
import { useStartRun } from "../runs/use-start-run";
import { checkDraft, type FieldErrors, fieldErrorsOf } from "./check-draft";
import type { Draft } from "./draft";
import { settleTyped, type TypedTags } from "./settle-typed";
import { useDraft } from "./use-draft";
import { vocabularyOptions } from "./vocabulary";

/** Why a form was not taken. */
export interface Refusal {
  message: string;
  errors: FieldErrors;
  attempt: number;
}

/**
 * The form, and what is started from it. What was entered stays, whatever happens.
 *
 * @param builtIn whether the built-in composer writes, which knows English alone
 */
export function useDesigner(builtIn: boolean) {
  const [draft, change] = useDraft();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const checking = useRef(false);
  const client = useQueryClient();
  const router = useRouter();
  const start = useStartRun();
  const busy = start.isPending || start.isSuccess;

  const refuse = (message: string, errors: FieldErrors) =>
    setRefusal((before) => ({ message, errors, attempt: (before?.attempt ?? 0) + 1 }));

  /** Takes the text in the tag field as a tag, where it is one; without the vocabulary nobody can tell. */
  const settle = async ({ tags, typed }: TypedTags): Promise<TypedTags> => {
    if (typed.trim() === "") return { tags, typed: "" };
    const vocabulary = await client.fetchQuery(vocabularyOptions).catch(() => null);
    return settleTyped({ tags, typed }, vocabulary?.tags ?? null);
  };

  /** The body to post for what is in the form; null where it was refused. */
  const check = async (part: Partial<Draft>): Promise<GenerateInput | null> => {
    const settled = await settle(draft);
    change(settled);
    const wanted = { ...draft, ...settled, ...part };
    const checked = checkDraft(builtIn ? { ...wanted, language: "" } : wanted);
    if ("body" in checked) return checked.body;
    refuse("The run was not started: please correct the fields below.", checked.errors);
    return null;
  };

  /** Starts a run of what is in the form, and opens its page. */
  const generate = async () => {
    if (busy || checking.current) return;
    checking.current = true;
    const body = await check({}).finally(() => {
      checking.current = false;
    });
    if (body === null) return;
    start.mutate(body, {
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

  return { draft, change, refusal, busy, generate };
}

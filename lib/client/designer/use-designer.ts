"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { links } from "@/lib/view/links";
import { ApiError } from "../api-error";
import { requestFocus } from "../runs/pending-focus";
import { useStartRun } from "../runs/use-start-run";
import { checkDraft, type FieldErrors, fieldErrorsOf } from "./check-draft";
import type { Draft } from "./draft";
import { settleTyped, type TypedTags } from "./settle-typed";
import { vocabularyOptions } from "./tag-suggestions";
import { useDraft } from "./use-draft";

/** Why a form was not taken. */
export interface Refusal {
  message: string;
  errors: FieldErrors;
  attempt: number;
  /** Whether somebody typed between the press and the refusal. */
  typedOn: boolean;
}

/** What asks for a run: Generate, a set of tags, or the preview. */
type Asked = "run" | "example" | "preview";

/**
 * The form, and what is started from it. What was entered stays, whatever happens.
 *
 * @param builtIn whether the built-in composer writes, which knows English alone
 * @param prefill what the page's address fills the form in with
 */
export function useDesigner(builtIn: boolean, prefill: Draft | null) {
  const [draft, change] = useDraft(prefill);
  const inputs = useRef(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  /** The run of one idea that was asked for last. */
  const [preview, setPreview] = useState<string | null>(null);
  const client = useQueryClient();
  const router = useRouter();
  const start = useStartRun();
  const busy = useRef(false);

  const refuse = (message: string, errors: FieldErrors, typedOn: boolean) =>
    setRefusal((before) => ({ message, errors, attempt: (before?.attempt ?? 0) + 1, typedOn }));

  /** Takes the text in the tag field as a tag, where it is one; without the vocabulary nobody can tell. */
  const settle = async ({ tags, typed }: TypedTags): Promise<TypedTags> => {
    if (typed.trim() === "") return { tags, typed: "" };
    const vocabulary = await client.fetchQuery(vocabularyOptions).catch(() => null);
    return settleTyped({ tags, typed }, vocabulary?.tags ?? null);
  };

  /** Starts a run of what is in the form with some of it changed; null where it was refused, which is then shown. */
  const begin = async (part: Partial<Draft>): Promise<string | null> => {
    const inputsBefore = inputs.current;
    const typedOn = () => inputs.current > inputsBefore;
    const settled = part.typed === undefined ? await settle(draft) : {};
    change(settled);
    const wanted = { ...draft, ...settled, ...part };
    const checked = checkDraft(builtIn ? { ...wanted, language: "" } : wanted);
    if ("errors" in checked) {
      refuse("The run was not started: please correct the fields below.", checked.errors, typedOn());
      return null;
    }
    try {
      return (await start(checked.body)).task_id;
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      const errors = error instanceof ApiError ? fieldErrorsOf(error) : {};
      refuse(`The run was not started. ${message}`, errors, typedOn());
      return null;
    }
  };

  /** One at a time: a second press while the first is on its way starts nothing. */
  const once = async (what: Asked, part: Partial<Draft>): Promise<string | null> => {
    if (busy.current) return null;
    busy.current = true;
    setAsked(what);
    const taskId = await begin(part).catch(() => null);
    // Until the run's page is there, the form stays as it is.
    if (taskId === null || what === "preview") {
      busy.current = false;
      setAsked(null);
    }
    if (taskId !== null) setRefusal(null);
    return taskId;
  };

  const openRun = (taskId: string | null) => {
    if (taskId === null) return;
    requestFocus(taskId);
    router.push(links.run(taskId));
  };

  return {
    draft,
    change,
    /** For each key, choice or drag in the form. */
    countInput: () => {
      inputs.current += 1;
    },
    refusal,
    asked,
    preview,
    /** Starts a run of what is in the form, and opens its page. */
    generate: async () => openRun(await once("run", {})),
    /** The same on these tags, which leaves the form as it is. */
    generateOn: async (tags: string[]) => openRun(await once("example", { tags, typed: "" })),
    /** Has one idea written with what is in the form, to be shown here. */
    writePreview: async () => {
      const taskId = await once("preview", { numIdeas: 1 });
      if (taskId !== null) setPreview(taskId);
    },
  };
}

"use client";

import { type Ref, useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { FieldErrors, FieldName } from "@/lib/client/check-draft";
import { fieldId } from "./field-id";

interface ErrorSummaryProps {
  /** One sentence on the whole. */
  sentence: string;
  errors: FieldErrors;
  /** Which try this is: focus comes here at each. */
  turn: number;
}

/** What kept the run from starting, with a link to each field that has to change. It takes focus. */
export function ErrorSummary({ sentence, errors, turn }: ErrorSummaryProps) {
  const box: Ref<HTMLDivElement> = useRef(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same errors at another try take focus again
  useEffect(() => box.current?.focus(), [turn]);
  const wrong = Object.entries(errors) as [FieldName, string][];
  return (
    <Notice ref={box} tone="danger" role="alert" title={sentence}>
      {wrong.length > 0 && (
        <ul className="mt-1 list-disc space-y-0.5 pl-5">
          {wrong.map(([name, text]) => (
            <li key={name}>
              <a
                href={`#${fieldId(name)}`}
                className="link inline-block py-0.5"
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(name))?.focus();
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

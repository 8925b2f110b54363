"use client";

import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { FieldErrors, FieldName } from "@/lib/client/designer/check-draft";

/** The id of a field's control. */
export const fieldId = (name: FieldName) => `field-${name.replaceAll("_", "-")}`;

interface ErrorSummaryProps {
  message: string;
  errors: FieldErrors;
  /** Which submit this is about: focus comes here after each. */
  attempt: number;
}

/** Why the run was not started, with a link to each invalid field. It takes focus. */
export function ErrorSummary({ message, errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same errors take focus again at each attempt
  useEffect(() => box.current?.focus(), [attempt]);
  const invalid = Object.entries(errors) as [FieldName, string][];
  return (
    <Notice ref={box} tone="danger" role="alert" title={message}>
      {invalid.length > 0 && (
        <ul className="mt-1 list-disc space-y-0.5 pl-5">
          {invalid.map(([name, text]) => (
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

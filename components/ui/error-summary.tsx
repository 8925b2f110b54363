"use client";

import { useEffect, useRef } from "react";
import { focusElement } from "@/lib/client/focus-element";
import { Notice } from "./notice";

/** The id of a field's control. */
export const fieldId = (name: string) => `field-${name.replaceAll("_", "-")}`;

interface ErrorSummaryProps {
  message: string;
  /** By the name of the field. */
  errors: Partial<Record<string, string>>;
  /** Which submit this is about: focus comes here after each. */
  attempt: number;
  /** Whether somebody has gone on to type since, whom it is only read out to. */
  typedOn?: boolean;
}

/** Why a form was not taken, with a link to each invalid field. It takes focus. */
export function ErrorSummary({ message, errors, attempt, typedOn = false }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same errors take focus again at each attempt
  useEffect(() => {
    if (!typedOn) box.current?.focus();
  }, [attempt]);
  const invalid = Object.entries(errors);
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
                  focusElement(fieldId(name));
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

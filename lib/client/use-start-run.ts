"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { GenerateInput } from "@/lib/contracts/generate";
import { ApiError } from "./api-error";
import { startRun } from "./start-run";

/** After these nobody here knows whether the run was started. */
const UNCLEAR = new Set(["no_answer", "unreadable", "unexpected_answer"]);

/** 128 random bits; `randomUUID` is missing where the page is not served over https or from localhost. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Starts a run. A submit that got no answer may have arrived: sent again with the same values it carries the
 * same Idempotency-Key, so it never starts a second run. After an answer, whatever it was, the key is spent.
 */
export function useStartRun() {
  const open = useRef<{ body: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (body: GenerateInput) => {
      const text = JSON.stringify(body);
      if (open.current?.body !== text) open.current = { body: text, key: newKey() };
      return startRun(body, open.current.key);
    },
    onSettled: (_run, error) => {
      const unclear = error instanceof ApiError && UNCLEAR.has(error.code);
      if (!unclear) open.current = null;
    },
  });
}

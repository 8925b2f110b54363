"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { GenerateInput } from "@/lib/contracts/types";
import { ApiError } from "../api-error";
import { call } from "../http";

/** After these it is unknown whether the run was started. */
const UNCLEAR = new Set(["no_answer", "unreadable", "unexpected_answer"]);

/** 128 random bits; `randomUUID` exists only on https and localhost. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Starts a run. A submit without a response may have arrived: submitting the same values again reuses its
 * Idempotency-Key and so never starts a second run. Any response uses the key up.
 */
export function useStartRun() {
  const pending = useRef<{ body: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (body: GenerateInput) => {
      const text = JSON.stringify(body);
      if (pending.current?.body !== text) pending.current = { body: text, key: newKey() };
      return call("createRun", { body, headers: { "Idempotency-Key": pending.current.key } });
    },
    onSettled: (_run, error) => {
      const unclear = error instanceof ApiError && UNCLEAR.has(error.code);
      if (!unclear) pending.current = null;
    },
  });
}

"use client";

import { useRef } from "react";
import type { GenerateInput, RunCreated } from "@/lib/contracts/types";
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
export function useStartRun(): (body: GenerateInput) => Promise<RunCreated> {
  const pending = useRef<{ body: string; key: string } | null>(null);
  return async (body) => {
    const text = JSON.stringify(body);
    const attempt = pending.current?.body === text ? pending.current : { body: text, key: newKey() };
    pending.current = attempt;
    try {
      const run = await call("createRun", { body, headers: { "Idempotency-Key": attempt.key } });
      pending.current = null;
      return run;
    } catch (error) {
      if (!(error instanceof ApiError && UNCLEAR.has(error.code))) pending.current = null;
      throw error;
    }
  };
}

import { maskSecrets } from "@/lib/core/secrets";
import { truncate } from "@/lib/net/provider-error";
import { quoteMarks } from "./answer/clean-text";
import type { Reply } from "./chat-completion";
import type { ModelEndpoint } from "./endpoint";
import { charactersOf, estimateTokens } from "./token-estimate";
import type { CallRecord, CallTexts, RequestParams } from "./types";

const MAX_BAD_ANSWER = 2_000;

export interface CallMeta {
  attempt: number;
  promptVersion: string;
  latencyMs: number;
  params: RequestParams;
  reply: Reply | null;
  /** Whether tokens may have been spent although no answer came. */
  mayHaveCost: boolean;
}

export function callRecord(
  { model }: Pick<ModelEndpoint, "model">,
  { attempt, promptVersion, latencyMs, params, reply, mayHaveCost }: CallMeta,
  outcome: { code: CallRecord["outcome"]; badAnswer: string | null },
): CallRecord {
  const prompt = reply || mayHaveCost ? estimateTokens(charactersOf(params)) : 0;
  return {
    attempt,
    model,
    promptVersion,
    temperature: params.temperature,
    promptTokens: reply?.promptTokens ?? prompt,
    completionTokens: reply?.completionTokens ?? estimateTokens(reply?.text.length ?? 0),
    tokensEstimated: reply?.promptTokens == null || reply.completionTokens === null,
    latencyMs: Math.round(latencyMs),
    outcome: outcome.code,
    badAnswer: outcome.badAnswer === null ? null : shown(outcome.badAnswer),
  };
}

export function callTexts({ params, reply }: CallMeta): CallTexts {
  const written = reply?.text.trim() ? reply.text : reply?.toolArguments;
  return { sent: params.messages, answer: reply === null ? null : (written ?? "") };
}

/** What is stored of a bad answer shows its marks without being any. */
const shown = (answer: string) => truncate(quoteMarks(maskSecrets(answer)), MAX_BAD_ANSWER);

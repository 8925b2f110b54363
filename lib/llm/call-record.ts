import { maskSecrets } from "@/lib/core/secrets";
import { truncate } from "@/lib/net/provider-error";
import { quoteMarks } from "./answer/clean-text";
import { countCall } from "./call-metrics";
import type { Reply } from "./chat-completion";
import type { ModelEndpoint } from "./endpoint";
import { charactersOf, estimateTokens } from "./token-estimate";
import type { CallRecord, CallTexts, Question, RequestParams } from "./types";

const MAX_BAD_ANSWER = 2_000;

/** What became of a call, with the answer where that could not be used. */
interface CallEnd {
  code: CallRecord["outcome"];
  badAnswer: string | null;
}

export interface CallMeta {
  attempt: number;
  promptVersion: string;
  latencyMs: number;
  params: RequestParams;
  reply: Reply | null;
  /** Whether tokens may have been spent although no answer came. */
  mayHaveCost: boolean;
}

/**
 * Accounts for a call: counts it for `/api/metrics`, and hands its record and texts to whoever asked.
 */
export async function recordCall(
  question: Question<unknown>,
  endpoint: ModelEndpoint,
  meta: CallMeta,
  outcome: CallEnd,
): Promise<void> {
  const record = callRecord(endpoint, meta, outcome);
  countCall(question.label, endpoint, record);
  await question.onCall(record, callTexts(meta));
}

function callRecord(
  { model }: ModelEndpoint,
  { attempt, promptVersion, latencyMs, params, reply, mayHaveCost }: CallMeta,
  outcome: CallEnd,
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

function callTexts({ params, reply }: CallMeta): CallTexts {
  const written = reply?.text.trim() ? reply.text : reply?.toolArguments;
  return { sent: params.messages, answer: reply === null ? null : (written ?? "") };
}

/** What is stored of a bad answer shows its marks without being any. */
const shown = (answer: string) => truncate(quoteMarks(maskSecrets(answer)), MAX_BAD_ANSWER);

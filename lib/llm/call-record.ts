import { maskSecrets } from "@/lib/core/secrets";
import { truncate } from "@/lib/net/provider-error";
import { quoteMarks } from "./answer/clean-text";
import type { Reply } from "./chat-completion";
import type { ModelEndpoint } from "./endpoint";
import type { CallRecord, RequestParams } from "./types";

const MAX_BAD_ANSWER = 2_000;
/** Roughly, for English; used where an endpoint reports no usage. */
const CHARACTERS_PER_TOKEN = 4;

export interface CallMeta {
  attempt: number;
  latencyMs: number;
  params: RequestParams;
  reply: Reply | null;
  /** Whether tokens may have been spent although no answer came. */
  mayHaveCost: boolean;
}

export function callRecord(
  { model }: Pick<ModelEndpoint, "model">,
  { attempt, latencyMs, params, reply, mayHaveCost }: CallMeta,
  outcome: { code: CallRecord["outcome"]; badAnswer: string | null },
): CallRecord {
  const sent = params.messages.reduce((sum, { content }) => sum + content.length, 0);
  const prompt = reply || mayHaveCost ? estimateTokens(sent) : 0;
  return {
    attempt,
    model,
    temperature: params.temperature,
    promptTokens: reply?.promptTokens ?? prompt,
    completionTokens: reply?.completionTokens ?? estimateTokens(reply?.text.length ?? 0),
    tokensEstimated: reply?.promptTokens == null || reply.completionTokens === null,
    latencyMs: Math.round(latencyMs),
    outcome: outcome.code,
    badAnswer: outcome.badAnswer === null ? null : shown(outcome.badAnswer),
  };
}

/** What is stored of a bad answer shows its marks without being any. */
const shown = (answer: string) => truncate(quoteMarks(maskSecrets(answer)), MAX_BAD_ANSWER);

const estimateTokens = (characters: number) => Math.ceil(characters / CHARACTERS_PER_TOKEN);

import { bounded } from "./provider-sentence";
import type { CallRecord, Question } from "./question";
import type { Reply } from "./read-reply";
import type { Asking } from "./request-body";

const MAX_BAD_ANSWER = 2_000;
/** Characters in a token of English, roughly; used where an endpoint does not count. */
const CHARACTERS_A_TOKEN = 4;

/** What is known of a request once it is over. */
export interface Called {
  attempt: number;
  latencyMs: number;
  asking: Asking;
  /** Null where no answer came. */
  reply: Reply | null;
  /** Whether tokens may have been spent although no answer came. */
  mayHaveCost: boolean;
}

/** The record of one request, for the accounts; tokens as reported, else counted by characters. */
export function callRecord(
  { temperature }: Question<unknown>,
  { model, mask }: { model: string; mask(text: string): string },
  called: Called,
  outcome: { code: CallRecord["outcome"]; badAnswer: string | null },
): CallRecord {
  const { attempt, asking, reply, mayHaveCost } = called;
  const sent = asking.messages.reduce((sum, { content }) => sum + content.length, 0);
  const prompt = reply || mayHaveCost ? tokens(sent) : 0;
  return {
    attempt,
    model,
    temperature,
    promptTokens: reply?.promptTokens ?? prompt,
    completionTokens: reply?.completionTokens ?? tokens(reply?.text.length ?? 0),
    tokensEstimated: reply?.promptTokens == null || reply.completionTokens === null,
    latencyMs: Math.round(called.latencyMs),
    outcome: outcome.code,
    badAnswer: outcome.badAnswer === null ? null : bounded(mask(outcome.badAnswer), MAX_BAD_ANSWER),
  };
}

const tokens = (characters: number) => Math.ceil(characters / CHARACTERS_A_TOKEN);

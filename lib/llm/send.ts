import "server-only";
import type { Means } from "./means";
import type { CallRecord, Question } from "./question";
import type { Reply } from "./read-reply";
import { type Called, callRecord } from "./record";
import { type Requested, request } from "./request";
import type { Asking } from "./request-body";
import { Patience } from "./retry";
import { stopped } from "./stopped";
import type { Trouble } from "./trouble";

/** An answer, and what it took. */
export interface Sent {
  reply: Reply;
  called: Called;
}

/**
 * Sends a question until the endpoint answers it: waits out rate limits, makes failed calls again, asks for
 * less where the endpoint does not take something. Every request but the answered one is recorded here.
 *
 * @param attempts requests made before, over the whole question
 * @throws DomainError of the last failure
 */
export async function send(
  question: Question<unknown>,
  asking: Asking,
  attempts: number,
  means: Means,
): Promise<Sent> {
  const { clock, random, maxRetries, endpoint } = means;
  const patience = new Patience({ maxRetries, random, now: () => clock.now() });
  for (let attempt = attempts + 1; ; attempt++) {
    const result = await request(question, asking, means);
    const called: Called = {
      attempt,
      latencyMs: result.latencyMs,
      asking,
      reply: result.how === "answered" ? result.reply : null,
      mayHaveCost: result.how === "aborted" || (result.how === "troubled" && result.trouble.mayHaveCost),
    };
    const failed = (code: CallRecord["outcome"]) =>
      question.onCall(callRecord(question, endpoint, called, { code, badAnswer: null }));

    if (result.how === "answered") {
      means.reachability.answered(endpoint.key);
      return { reply: result.reply, called };
    }
    if (result.how === "aborted") {
      const reason = stopped(question.signal);
      await failed(reason.code);
      throw reason;
    }
    const { trouble } = result;
    await failed(trouble.error.code);
    throwIfDown(trouble, means);
    if (learn(question, asking, result, trouble, means)) continue;
    await pause(patience.pauseAfter(trouble), question.signal, means);
  }
}

function throwIfDown(trouble: Trouble, { reachability, endpoint }: Means): void {
  if (trouble.answered) reachability.answered(endpoint.key);
  if (trouble.kind === "connect" && reachability.couldNotConnect(endpoint.key)) throw trouble.error;
}

/** Whether the endpoint refused something that can be left out. Some servers fail over a format. */
function learn(
  { temperature, answer }: Question<unknown>,
  { seed }: Asking,
  { sent }: Requested,
  { kind, error, param, answered }: Trouble,
  { capabilities, endpoint }: Means,
): boolean {
  const failedForFormat = kind === "passing" && answered && /response_format|json_schema/.test(error.message);
  if (kind !== "refused" && !failedForFormat) return false;
  const used = { format: answer.kind === "json", seed: seed !== undefined, temperature };
  return capabilities.learn(endpoint.key, { sent, used, param, sentence: error.message });
}

async function pause(ms: number, signal: AbortSignal, { clock }: Means): Promise<void> {
  try {
    await clock.wait(ms, signal);
  } catch (error) {
    throw signal.aborted ? stopped(signal) : error;
  }
}

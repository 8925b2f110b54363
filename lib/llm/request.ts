import "server-only";
import type { Dialect } from "./capabilities";
import type { CallEnd } from "./gate";
import type { Means } from "./means";
import type { Question } from "./question";
import { type Reply, readReply } from "./read-reply";
import { readBodyTrouble, readTrouble } from "./read-trouble";
import { type Asking, requestBody } from "./request-body";
import { stopped } from "./stopped";
import type { Trouble } from "./trouble";

/** One request, over: an answer, or what went wrong, or that it was aborted. */
export type Requested = { sent: Dialect; latencyMs: number } & (
  | { how: "answered"; reply: Reply }
  | { how: "troubled"; trouble: Trouble }
  | { how: "aborted" }
);

/**
 * Makes one request, when the gate lets it through.
 *
 * @throws DomainError of the question's signal or its `beforeCall`; then nothing was sent
 */
export async function request(question: Question<unknown>, asking: Asking, means: Means): Promise<Requested> {
  const { signal } = question;
  const { clock, gate, capabilities, endpoint } = means;
  const leave = await gate.enter(question.group, signal, question.urgency).catch(() => {
    throw stopped(signal);
  });
  let end: CallEnd = "failed";
  try {
    await question.beforeCall?.();
    if (signal.aborted) throw stopped(signal);
    const sent = capabilities.dialect(endpoint.key);
    const startedAt = clock.now();
    const result = await exchange(question, asking, sent, means);
    if (result.how === "answered") end = "answered";
    if (result.how === "troubled" && result.trouble.kind === "limited") end = "limited";
    return { ...result, sent, latencyMs: clock.now() - startedAt };
  } finally {
    leave(end);
  }
}

type Exchanged =
  | { how: "answered"; reply: Reply }
  | { how: "troubled"; trouble: Trouble }
  | { how: "aborted" };

async function exchange(
  question: Question<unknown>,
  asking: Asking,
  dialect: Dialect,
  { endpoint }: Means,
): Promise<Exchanged> {
  const { signal } = question;
  const call = new AbortController();
  const abort = () => call.abort();
  // A signal of the call's own: the client never takes its listeners off the one it is given.
  signal.addEventListener("abort", abort, { once: true });
  try {
    const body = requestBody(question, asking, dialect, endpoint.model);
    const answer: unknown = await endpoint.client.chat.completions.create(body, { signal: call.signal });
    const reply = readReply(answer, dialect.room === "none" ? Number.POSITIVE_INFINITY : asking.room);
    if (reply) return { how: "answered", reply };
    return { how: "troubled", trouble: readBodyTrouble(answer, endpoint) };
  } catch (error) {
    if (signal.aborted) return { how: "aborted" };
    return { how: "troubled", trouble: readTrouble(error, endpoint) };
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

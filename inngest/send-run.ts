import { setTimeout as wait } from "node:timers/promises";
import { env } from "@/lib/core/env";
import { DomainError, toDomainError } from "@/lib/core/errors";
import { isEmbedded } from "@/lib/core/executor-kind";
import { logger } from "@/lib/core/logger";
import { providerMessage } from "@/lib/net/provider-error";
import { readSize } from "@/lib/runs/read-size";
import { sendIdeasRequested } from "./events";
import { eventKeyTrouble } from "./queue-trouble";
import { registerFunctions } from "./register-functions";

/** How long an event waits for the registration before it; a silent server is silent for both. */
const REGISTRATION_WAIT_MS = 3000;

/**
 * Registers the app, then sends the event that starts a round of a run. The queue ignores a second event for the same
 * round. Where the registration fails the event is sent all the same; once one is taken, a sweep sends the run again.
 *
 * @throws DomainError queue_unavailable, with what to do about it
 */
export async function sendRun({ id, round }: { id: string; round: number }): Promise<void> {
  const size = await readSize(id);
  await sendRegistered(() => sendIdeasRequested({ id, round }, size));
}

/**
 * The same for other work than a run's, which fails where its event is not taken.
 *
 * @param fail notes the sentence that says why
 * @throws DomainError queue_unavailable
 */
export async function sendOrFail(
  send: () => Promise<void>,
  fail: (sentence: string) => Promise<void>,
): Promise<void> {
  try {
    await sendRegistered(send);
  } catch (error) {
    logger.error({ err: error }, "work could not be queued");
    const { message } = toDomainError(error);
    await fail(message);
    throw error;
  }
}

async function sendRegistered(send: () => Promise<void>): Promise<void> {
  if (!isEmbedded()) {
    await Promise.race([registerFunctions(), wait(REGISTRATION_WAIT_MS, undefined, { ref: false })]);
  }
  try {
    await send();
  } catch (cause) {
    throw new DomainError("queue_unavailable", notTaken(cause), { cause });
  }
}

/** What the SDK says of a request that is wrong, which will be wrong again. */
const REFUSED = /^Inngest API Error: (4\d\d .*)/s;

/** Why an event was not taken, and what to do about it. */
function notTaken(cause: unknown): string {
  const refusedKey = eventKeyTrouble();
  if (refusedKey) return refusedKey;
  const { INNGEST_EVENT_KEY, INNGEST_DEV } = env();
  if (!isEmbedded() && !INNGEST_EVENT_KEY && !INNGEST_DEV) {
    return "INNGEST_EVENT_KEY is not set; it takes an event key of the Inngest server.";
  }
  const [, refusal] = REFUSED.exec(cause instanceof Error ? cause.message : "") ?? [];
  if (refusal) return `Inngest refused its event (${providerMessage(refusal)}).`;
  return "Inngest did not take its event. Please try again.";
}

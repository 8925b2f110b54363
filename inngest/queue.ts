import type { HealthPart } from "@/lib/contracts/health";
import { DomainError } from "@/lib/core/errors";
import { isEmbedded } from "@/lib/core/executor-kind";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { probePart, sharedProbe } from "@/lib/health/shared-probe";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { type BulkRound, failBulk } from "@/lib/review/bulk/bulk-state";
import { queueRun } from "@/lib/runs/queue-run";
import { failRegeneration, type RegenerationRound } from "@/lib/runs/row/write-regeneration";
import { serverAddress } from "./env";
import { sendBulk, sendRegeneration } from "./events";
import { queueTrouble } from "./queue-trouble";
import { working } from "./run-owner";
import { sendOrFail, sendRun } from "./send-run";

export { announceCancel } from "./announce-cancel";
export { checkInngestEnv, inngestPaths } from "./env";
export { startQueue, stopQueue } from "./lifecycle";

const fetchProbe = boundedFetch({ timeoutMs: 3000 });

/**
 * Queues a stored run. Queueing the same run and round twice is harmless.
 *
 * @throws DomainError queue_unavailable; the run is FAILURE then
 */
export function enqueueRun(run: GenerationRun): Promise<void> {
  return working(run.id, () => queueRun(run, sendRun));
}

/**
 * Queues a regeneration that is stored.
 *
 * @throws DomainError queue_unavailable; it has failed then, and can be asked for again
 */
export function enqueueRegeneration(target: RegenerationRound): Promise<void> {
  return working(String(target.candidateId), () =>
    sendOrFail(
      () => sendRegeneration(target),
      (sentence) => failRegeneration(target, sentence),
    ),
  );
}

/**
 * Queues a bulk change that is stored.
 *
 * @throws DomainError queue_unavailable; it is FAILURE then
 */
export function enqueueBulk(target: BulkRound): Promise<void> {
  return working(target.id, () =>
    sendOrFail(
      () => sendBulk(target),
      (sentence) => failBulk(target, sentence),
    ),
  );
}

/** Whether the queue can be reached, and server and app trust each other. The built-in executor is always well. */
export async function probeQueue(): Promise<HealthPart> {
  if (isEmbedded()) return probePart({ twin: "built-in", name: "embedded executor" }, async () => {});
  const address = serverAddress();
  const part = await sharedProbe("inngest", address, { twin: "external", name: "Inngest" }, async () => {
    try {
      await fetchProbe(address, { method: "HEAD" });
    } catch (cause) {
      throw new DomainError("queue_unavailable", "Inngest cannot be reached", { cause });
    }
  });
  const error = queueTrouble();
  return part.ok && error ? { ...part, ok: false, error } : part;
}

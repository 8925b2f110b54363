import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { BatchStatus } from "@/lib/contracts/batches";
import { isFinished } from "@/lib/contracts/run-state";
import { changedFields } from "@/lib/runs/events/run-events";
import { getBatch } from "./get-batch";

/** Between two looks at a batch, in milliseconds: one takes a few, and of a long run a second matters little. */
const LOOK_MS = 1000;
/** Characters of a digest, of 6 bits each. */
const DIGEST_LENGTH = 12;

/** An event of a batch: its status, whole or what has changed of it. */
export interface BatchEvent {
  /** A stream can go on from there in any process. */
  id: string;
  event: "status";
  data: object;
}

/**
 * What is new of a batch, until it has ended: its status whole, then what has changed, at most once a second. Its runs have
 * streams of their own; `open_runs` names them, so that an event stays small however many there are.
 *
 * @param after the id of an earlier event; null, or a text that is none, starts over
 * @throws DomainError not_found; what reading the store throws
 */
export async function* batchEvents(
  batchId: string,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<BatchEvent> {
  let before: BatchStatus | undefined;
  let known = after;
  while (!signal.aborted) {
    const status = await getBatch(batchId);
    const id = digestOf(status);
    // The first tells who knows it all that the stream is there.
    const isFirst = before === undefined && !isFinished(status);
    if (id !== known) yield { id, event: "status", data: changedFields(before, status) };
    else if (isFirst) yield { id, event: "status", data: {} };
    [before, known] = [status, id];
    if (isFinished(status)) return;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

const digestOf = (status: BatchStatus) =>
  createHash("sha256").update(JSON.stringify(status)).digest("base64url").slice(0, DIGEST_LENGTH);

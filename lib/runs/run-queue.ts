import "server-only";
import { singleton } from "@/lib/core/singleton";
import type { GenerationRun } from "@/lib/generated/prisma/client";

/** A run that has not ended, and when it or one of its rows last changed; the epoch where no clock can be believed. */
export interface OpenRun extends Pick<GenerationRun, "id" | "round"> {
  movedAt: Date;
}

/** What works on runs: the built-in executor, or an Inngest server. */
export interface RunQueue {
  /** Whether it works on this round of the run, or will by itself. */
  holds(run: OpenRun): boolean;
  /** Why a run rests, as far as the queue knows better than the store, whose reason is `known`. */
  whyWaiting?(run: OpenRun, known: string | null): string | null;
  /** Sends the event that starts this round of the run. */
  send(run: Pick<GenerationRun, "id" | "round">): Promise<void>;
  /** Tells it that a run was cancelled in the store; never throws. */
  announceCancel?(taskId: string): Promise<void>;
}

const slot = () => singleton<{ queue: RunQueue | null }>("run-queue", () => ({ queue: null }));

/** Makes a queue known to this process once it has started; null once it is stopped. */
export function setRunQueue(queue: RunQueue | null): void {
  slot().queue = queue;
}

/** The queue of this process; null before it has started and in a process that has none. */
export function runQueue(): RunQueue | null {
  return slot().queue;
}

import type { JournalWriter } from "./journal-writer";
import type { FairQueue } from "./queue";
import type { Registry } from "./registry";
import type { Run } from "./run";
import type { ServeHandler } from "./sdk-request";
import type { SdkResponse } from "./sdk-response";
import type { Clock } from "./time";

/** The part of a pino logger the executor uses. */
export interface ExecutorLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Engine {
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: ExecutorLogger;
  readonly writer: JournalWriter;
  readonly queue: FairQueue;
  registry: Registry;
  readonly runs: Map<string, Run>;
  /** When each deduplication key (an event id, or a function's idempotency key) was seen, oldest first. */
  readonly seenKeys: Map<string, number>;
  handler: ServeHandler;
  /** No new calls are made. A call that fails now was probably aborted, so it does not count as an attempt. */
  stopping: boolean;
  /** Responses that arrive now are discarded. */
  closed: boolean;
  calls: number;
  applyReply(run: Run, stepId: string | null, response: SdkResponse): Promise<void>;
  /** Registers background work: the executor is not idle before it ends. */
  track(work: Promise<void>): void;
}

import type { Handler } from "./call";
import type { Clock } from "./clock";
import type { FairQueue } from "./queue";
import type { Registry } from "./registry";
import type { Reply } from "./reply";
import type { Run } from "./run";
import type { Writer } from "./writer";

/** As much of a pino logger as the executor uses. */
export interface ExecutorLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the parts of the executor share. */
export interface Engine {
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: ExecutorLogger;
  readonly writer: Writer;
  readonly queue: FairQueue;
  registry: Registry;
  /** The runs that have not ended. */
  readonly runs: Map<string, Run>;
  /** Duplicates to recognise: event ids, and functions with their idempotency keys; when each was seen. */
  readonly seen: Map<string, number>;
  handler: Handler;
  /** No call is made any more. A call that fails now, fails because of that: it does not count. */
  stopping: boolean;
  /** Nothing that comes back after this is looked at. */
  closed: boolean;
  calls: number;
  /** Does what a reply asks for. */
  settle(run: Run, stepId: string | null, reply: Reply): Promise<void>;
  /** Keeps the executor from being idle until a piece of work is over. */
  track(work: Promise<void>): void;
}

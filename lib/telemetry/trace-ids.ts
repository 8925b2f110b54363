import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type SpanContext, TraceFlags } from "@opentelemetry/api";
import type { IdGenerator } from "@opentelemetry/sdk-trace-node";
import { singleton } from "@/lib/core/singleton";

/**
 * A round of a run as the parent of its rows' spans, wherever and whenever they are written: the trace's id is the run's
 * without dashes, so that a trace is found by a task id, and the span's follows from run and round.
 */
export function roundSpanContext(taskId: string, round: number): SpanContext {
  return {
    traceId: taskId.replaceAll("-", ""),
    spanId: createHash("sha256").update(`${taskId} ${round}`).digest("hex").slice(0, 16),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  };
}

/** Random ids, except for a span that is to have those of a round. */
class TraceIds implements IdGenerator {
  #given: SpanContext | null = null;

  generateTraceId = () => this.#given?.traceId ?? randomBytes(16).toString("hex");
  generateSpanId = () => this.#given?.spanId ?? randomBytes(8).toString("hex");

  /** What starts a span here gives it these ids. */
  give<T>(ids: SpanContext, start: () => T): T {
    this.#given = ids;
    try {
      return start();
    } finally {
      this.#given = null;
    }
  }
}

export const traceIds = () => singleton("trace-ids", () => new TraceIds());

import "server-only";
import {
  type Attributes,
  context,
  ROOT_CONTEXT,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { DomainError } from "@/lib/core/errors";
import { SCOPE } from "./instruments";
import { roundSpanContext, traceIds } from "./trace-ids";

/** A round of a run, as spans name it. */
interface Round {
  taskId: string;
  round: number;
}

const tracer = () => trace.getTracer(SCOPE);

/** Does work in a span of its own, which ends with it; what it throws is the span's error. Nothing where none are recorded. */
export function inSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer().startActiveSpan(name, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Does a row's work in a span below its round's (`endRoundSpan`). */
export function inRowSpan<T>(
  { taskId, row, round }: Round & { row: number },
  work: () => Promise<T>,
): Promise<T> {
  const parent = trace.setSpanContext(ROOT_CONTEXT, roundSpanContext(taskId, round));
  const attributes = { "waywo.run.id": taskId, "waywo.run.round": round, "waywo.row": row };
  return context.with(parent, () => inSpan("row", { attributes }, work));
}

/** Records the span of a round that has ended: it began in a step, and maybe a process, that is long gone. */
export function endRoundSpan(
  round: Round & { startedAt: Date | null; error: string | null },
  attributes: Attributes,
): void {
  const { taskId, startedAt, error } = round;
  const options: SpanOptions = {
    root: true,
    attributes: { "waywo.run.id": taskId, "waywo.run.round": round.round, ...attributes },
    ...(startedAt && { startTime: startedAt }),
  };
  const span = traceIds().give(roundSpanContext(taskId, round.round), () =>
    tracer().startSpan("run", options),
  );
  if (error !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: error });
  span.end();
}

/** Says in a span what went wrong, as a code and a sentence for people: no stack, which may hold what nobody should read. */
export function failSpan(span: Span, error: unknown): void {
  const known = reasonOf(error);
  span.setAttribute("error.type", known?.code ?? "internal");
  span.setStatus({ code: SpanStatusCode.ERROR, ...(known && { message: known.message }) });
}

/** The error itself, or what it was made of. */
function reasonOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  return error instanceof Error && error.cause instanceof DomainError ? error.cause : null;
}

import { DomainError, type ErrorCode } from "@/lib/core/errors";

/** What a faltering endpoint answers with; the next minute may be better. */
const FALTERING: ErrorCode[] = ["llm_unavailable", "llm_timeout", "llm_no_connection", "llm_rate_limited"];

/**
 * Asks once more when a question ran out of its retries at a faltering endpoint. With 30 % of calls at fault,
 * one question in 80 does, which would cost one idea in 27; twice in a row, one in 6,000.
 *
 * @throws what the second asking throws, or the first at once if it is no such error
 */
export async function askAgain<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DomainError && FALTERING.includes(error.code)) return ask();
    throw error;
  }
}

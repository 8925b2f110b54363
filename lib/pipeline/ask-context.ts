import type { Question } from "@/lib/llm/question";
import { WRITTEN_COLUMNS, type WrittenColumn } from "./columns";

/** How a column's model calls are counted, paid for and stopped: the same for all columns of a candidate. */
export type AskContext = Pick<Question<unknown>, "group" | "signal" | "seed" | "beforeCall" | "onCall">;

/** One row's last column goes before another's first: ideas are finished one by one, not all begun at once. */
export function urgencyOf(column: WrittenColumn): number {
  return WRITTEN_COLUMNS.indexOf(column);
}

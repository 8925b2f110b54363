import "server-only";
import { db } from "@/lib/core/db";
import type { CallRecord, CallTexts } from "@/lib/llm/types";
import type { Statement } from "@/lib/store/connection/direct";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import { packTexts } from "./call-texts";

/** What a model call was made for. */
export interface CallKey {
  runId: string;
  row: number;
  column: string;
  candidate: number;
  /** A JSON array: the ids of the examples that stand in the prompt. */
  examples?: string | null;
}

interface StoredCall {
  call: CallRecord;
  text: ReturnType<typeof packTexts>;
}

/**
 * The account of one column's model calls. Failed calls are stored at once; the answered one is stored by the
 * caller, in one transaction with the value it brought.
 */
export class CallLog {
  readonly #key: CallKey;
  readonly #answered: StoredCall[] = [];
  #attempts = 0;

  constructor(key: CallKey) {
    this.#key = key;
  }

  readonly add = async (record: CallRecord, texts: CallTexts): Promise<void> => {
    // One column may take more than one question.
    const call = { ...record, attempt: ++this.#attempts };
    const isUsable = call.outcome === "ok";
    const stored = { call, text: packTexts(texts, isUsable) };
    if (isUsable) this.#answered.push(stored);
    else await db().direct.write(...this.#insert(stored));
  };

  /** The statements that store the answered call. */
  inserts(): Statement[] {
    return this.#answered.flatMap((call) => this.#insert(call));
  }

  #insert({ call, text }: StoredCall): Statement[] {
    const now = storedDate(new Date());
    const { runId, row, column, candidate, examples = null } = this.#key;
    const values = [
      ...[runId, row, column, candidate, examples],
      ...[call.attempt, call.model, call.promptVersion, call.temperature],
      ...[call.promptTokens, call.completionTokens, call.tokensEstimated ? 1 : 0],
      ...[call.latencyMs, call.outcome, call.badAnswer, now],
    ];
    return [
      { sql: readSql("insert-call"), values },
      { sql: readSql("insert-call-text"), values: [text.sent, text.answer, now] },
    ];
  }
}

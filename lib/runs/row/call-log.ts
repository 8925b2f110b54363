import "server-only";
import { db } from "@/lib/core/db";
import type { CallRecord } from "@/lib/llm/types";

/** What a model call was made for. */
export interface CallKey {
  runId: string;
  row: number;
  column: string;
  candidate: number;
  /** A JSON array: the ids of the examples that stand in the prompt. */
  examples?: string | null;
}

/**
 * The account of one column's model calls. Failed calls are stored at once; the answered one is stored by the
 * caller, in one transaction with the value it brought.
 */
export class CallLog {
  readonly #key: CallKey;
  readonly #answered: CallRecord[] = [];
  #attempts = 0;

  constructor(key: CallKey) {
    this.#key = key;
  }

  readonly add = async (record: CallRecord): Promise<void> => {
    // One column may take more than one question.
    const call = { ...record, attempt: ++this.#attempts };
    if (call.outcome === "ok") this.#answered.push(call);
    else await this.#insert(call);
  };

  /** The statements that store the answered call. */
  inserts() {
    return this.#answered.map((call) => this.#insert(call));
  }

  #insert(call: CallRecord) {
    return db().modelCall.create({ data: { ...this.#key, ...call } });
  }
}

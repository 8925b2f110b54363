import "server-only";
import { db } from "@/lib/core/db";
import type { CallRecord, CallTexts } from "@/lib/llm/types";
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
  text: Awaited<ReturnType<typeof packTexts>>;
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
    const stored = { call, text: await packTexts(texts, isUsable) };
    if (isUsable) this.#answered.push(stored);
    else await this.#insert(stored);
  };

  /** The statements that store the answered call. */
  inserts() {
    return this.#answered.map((call) => this.#insert(call));
  }

  #insert({ call, text }: StoredCall) {
    return db().modelCall.create({ data: { ...this.#key, ...call, text: { create: text } } });
  }
}

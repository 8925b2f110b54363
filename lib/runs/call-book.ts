import "server-only";
import { db } from "@/lib/core/db";
import type { CallRecord } from "@/lib/llm/question";
import type { WrittenColumn } from "@/lib/pipeline/columns";
import { PROMPT_VERSION } from "@/lib/pipeline/prompts/prompt";

export interface CallOf {
  runId: string;
  row: number;
  column: WrittenColumn;
  candidate: number;
}

/**
 * The accounts of one column's model calls. A call that brought nothing is stored at once; the one that was
 * answered is handed out, to be stored in one transaction with what it brought.
 */
export class CallBook {
  readonly #of: CallOf;
  readonly #answered: CallRecord[] = [];

  constructor(of: CallOf) {
    this.#of = of;
  }

  readonly note = async (call: CallRecord): Promise<void> => {
    if (call.outcome === "ok") this.#answered.push(call);
    else await this.#store(call);
  };

  /** The statements that store the answered call. */
  answered() {
    return this.#answered.map((call) => this.#store(call));
  }

  #store(call: CallRecord) {
    return db().modelCall.create({ data: { ...this.#of, ...call, promptVersion: PROMPT_VERSION } });
  }
}

import type { RowStage } from "@/lib/contracts/runs";

/** Carries where in a row's making something was thrown. */
export class StageError extends Error {
  override readonly name = "StageError";
  readonly stage: RowStage;

  constructor(stage: RowStage, cause: unknown) {
    super(stage, { cause });
    this.stage = stage;
  }
}

/** Does the work of one stage; whatever it throws is told with the stage's name. */
export async function inStage<T>(stage: RowStage, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StageError ? error : new StageError(stage, error);
  }
}

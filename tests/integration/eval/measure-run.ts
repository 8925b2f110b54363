import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import type { GenerateInput } from "@/lib/contracts/generate-request";
import type { RunStatus } from "@/lib/contracts/runs";
import { storeAddress } from "@/lib/core/db";
import type { QualityRow } from "@/lib/quality/types";
import { readQualityRows } from "@/lib/workers/measure-quality";
import { startApp } from "../../support/app";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";
import type { StubHook } from "../../support/stub-model/types";

/** A run of an app of its own against a stub, with the built-in encoder's vectors: its last status and its rows. */
export async function measureRun(
  hook: StubHook,
  request: GenerateInput | undefined,
  env: Record<string, string> = {},
): Promise<{ status: RunStatus; rows: QualityRow[] }> {
  const stub = await StubModel.start();
  stub.answer(hook);
  const ownVectors = { EMBEDDING_BASE_URL: "", EMBEDDING_MODEL_NAME: "", PURPOSE_THRESHOLD: "" };
  const app = await startApp({ env: stubEnv(stub, { ...ownVectors, ...env }), seeded: true });
  try {
    const { task_id } = await app.start(request);
    const status = await app.end(task_id, 280_000);
    const { rows } = await readQualityRows({ path: storeAddress(), run: task_id, model: ENCODER_NAME });
    return { status, rows };
  } finally {
    await app.stop();
    await stub.close();
  }
}

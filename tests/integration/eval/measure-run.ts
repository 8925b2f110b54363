import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import type { GenerateInput, RunStatus } from "@/lib/contracts/runs";
import { storePath } from "@/lib/core/db";
import type { QualityRow } from "@/lib/quality/types";
import { readQualityRows } from "@/lib/workers/measure-quality";
import type { StubHook } from "../../support/stub-model/types";
import type { stubbedApp } from "../../support/stubbed-app";

/** A run against a stub, with the built-in encoder's vectors: its last status and its rows. */
export async function measureRun(
  launch: ReturnType<typeof stubbedApp>,
  stubHook: StubHook,
  request: GenerateInput | undefined,
  env: Record<string, string> = {},
): Promise<{ status: RunStatus; rows: QualityRow[] }> {
  const ownVectors = { EMBEDDING_BASE_URL: "", EMBEDDING_MODEL_NAME: "" };
  const { app, stub } = await launch({ env: { ...ownVectors, ...env }, seeded: true });
  stub.answer(stubHook);
  const { task_id } = await app.start(request);
  const status = await app.end(task_id, 280_000);
  const { rows } = await readQualityRows({ path: storePath(), run: task_id, model: ENCODER_NAME });
  return { status, rows };
}

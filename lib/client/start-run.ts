import { type GenerateInput, type RunCreated, runCreatedSchema } from "@/lib/contracts/generate";
import { request } from "./request";

/** `POST /api/generate-ideas`. The same key and body give the same run, however often they are sent. */
export function startRun(body: GenerateInput, idempotencyKey: string): Promise<RunCreated> {
  const headers = { "idempotency-key": idempotencyKey };
  return request("/api/generate-ideas", runCreatedSchema, { method: "POST", body, headers });
}

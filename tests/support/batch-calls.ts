import { expect, vi } from "vitest";
import type { BatchCreated, BatchStatus } from "@/lib/contracts/batches";
import { isFinished } from "@/lib/contracts/run-state";
import { callEndpoint } from "./call-endpoint";

export const ADMIN_TOKEN = "an-admin-token-of-32-characters!";
export const ADMIN = { authorization: `Bearer ${ADMIN_TOKEN}` };
const JSON_BODY = { ...ADMIN, "content-type": "application/json" };

export const postBatch = (body: object, headers: Record<string, string> = {}) =>
  callEndpoint("createBatch", { headers: { ...JSON_BODY, ...headers }, body: JSON.stringify(body) });

/** Starts one that must be accepted. */
export async function startBatch(body: object): Promise<BatchCreated> {
  const response = await postBatch(body);
  expect([response.status, response.ok ? "" : await response.clone().text()]).toEqual([200, ""]);
  return response.json();
}

export async function readBatch(batch_id: string): Promise<BatchStatus> {
  const response = await callEndpoint("getBatch", { params: { batch_id }, headers: ADMIN });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** The status it ends with. */
export const endBatch = (batchId: string, timeout = 100_000): Promise<BatchStatus> =>
  vi.waitFor(
    async () => {
      const status = await readBatch(batchId);
      if (isFinished(status)) return status;
      throw new Error(`still ${status.state}, ${JSON.stringify(status.runs)}: ${status.paused_reason}`);
    },
    { timeout, interval: 50 },
  );

export const cancelBatch = (batch_id: string) =>
  callEndpoint("cancelBatch", { params: { batch_id }, headers: ADMIN });

export const retryBatch = (batch_id: string, body?: object) =>
  callEndpoint("retryBatch", {
    params: { batch_id },
    headers: body ? JSON_BODY : ADMIN,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

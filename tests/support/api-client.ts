import { setTimeout as sleep } from "node:timers/promises";
import type { GenerateInput } from "@/lib/contracts/generate-request";
import type { RunCreated, RunStatus } from "@/lib/contracts/runs";

/** How long a run of the built-in composer may take on a machine that is busy with other things. */
const END_MS = 180_000;

export const startRun = (url: string, body: GenerateInput): Promise<RunCreated> =>
  json(`${url}/api/generate-ideas`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

export const runStatus = (url: string, taskId: string): Promise<RunStatus> =>
  json(`${url}/api/generate-ideas/${taskId}/status`);

/** Polls a run until it is over, and returns its last status. */
export async function endOfRun(url: string, taskId: string): Promise<RunStatus> {
  const deadline = Date.now() + END_MS;
  for (;;) {
    const status = await runStatus(url, taskId);
    if (status.state === "SUCCESS" || status.state === "FAILURE") return status;
    if (Date.now() > deadline) throw new Error(`still ${status.state}, ${status.progress}/${status.total}`);
    await sleep(50);
  }
}

async function json<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

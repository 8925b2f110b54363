import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { StoreError } from "@/lib/store/store-error";

export type StoreJob = "backup" | "prepare-restore";

/**
 * Does what would block the thread for as long as SQLite reads a whole store in a process of its own
 * (scripts/store-job.ts).
 *
 * @throws StoreError with the job's sentence; the signal's reason when aborted
 */
export async function runStoreJob(job: StoreJob, files: string[], signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/store-job.ts"];
  const child = spawn(process.execPath, [...script, job, ...files], {
    cwd: process.cwd(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const stop = () => child.kill("SIGKILL");
  signal?.addEventListener("abort", stop);
  try {
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    signal?.throwIfAborted();
    if (code !== 0) throw new StoreError(said.trim() || "The copy was interrupted; try again.");
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Timeline } from "./timeline";

const DISK_MB = 384;
const BLOCK = Buffer.alloc(1024 * 1024);

/** Why the disk cannot be filled here, in one sentence; null where it can. */
export function whyNoDisk(): string | null {
  if (process.platform !== "linux") return "a small tmpfs is Linux's";
  return process.getuid?.() === 0 ? null : "mounting a small tmpfs takes root";
}

/** A disk of its own for the store, in memory. @returns what takes it away again, at once */
export function mountDisk(folder: string): () => void {
  const { status, stderr } = spawnSync("mount", [
    "-t",
    "tmpfs",
    "-o",
    `size=${DISK_MB}m,mode=700`,
    "tmpfs",
    folder,
  ]);
  if (status !== 0) throw new Error(`The tmpfs could not be mounted: ${stderr}`);
  // Lazily: a process that was killed a moment ago may still have files open.
  return () => void spawnSync("umount", ["-l", folder]);
}

/** Fills the disk to the last byte, and after `ms` frees it again. */
export async function fillDisk(folder: string, ms: number, timeline: Timeline): Promise<void> {
  const ballast = join(folder, "ballast");
  const span = timeline.begin("disk");
  const file = await open(ballast, "w");
  let size = 0;
  try {
    for (let block = BLOCK; block.length > 0; ) {
      const written = await file.write(block, 0, block.length).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOSPC") throw error;
        return null;
      });
      size += written?.bytesWritten ?? 0;
      if (!written) block = block.subarray(0, Math.floor(block.length / 16));
    }
    const { bavail } = await statfs(folder);
    timeline.count(
      "disk full",
      `for ${ms} ms: ${Math.round(size / BLOCK.length)} MB written, ${bavail} blocks left`,
    );
    await sleep(ms);
  } finally {
    await file.close();
    await rm(ballast);
    span.to = Date.now();
  }
}

/** Has another process hold the store's write lock for `ms`. */
export async function holdWriteLock(
  store: string,
  { mode, ms }: { mode: "IMMEDIATE" | "EXCLUSIVE"; ms: number },
  timeline: Timeline,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, "tests/soak/hold-lock.ts", store, mode, String(ms)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const exit = once(child, "exit");
  const [said] = (await Promise.race([once(createInterface(child.stdout), "line"), exit])) as [unknown];
  if (said !== "held") return timeline.say("lock", `BEGIN ${mode}: not to be had`);
  const span = timeline.begin("lock");
  timeline.count("write lock", `BEGIN ${mode} for ${ms} ms`);
  await exit;
  span.to = Date.now();
}

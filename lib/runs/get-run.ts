import "server-only";
import { z } from "zod";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { GenerationRun } from "@/lib/generated/prisma/client";

export const noRun = () => new DomainError("not_found", "There is no run with this id.");

/**
 * A run as people read it.
 *
 * @throws DomainError not_found, also when it is deleted or `taskId` is not a UUID
 */
export async function getRun(taskId: string): Promise<GenerationRun> {
  const run = await getStoredRun(taskId);
  if (run.deletedAt) throw noRun();
  return run;
}

/**
 * A run for whoever works on it or restores it: also one that is deleted, while it is stored.
 *
 * @throws DomainError not_found, also when `taskId` is not a UUID
 */
export async function getStoredRun(taskId: string): Promise<GenerationRun> {
  const run = z.uuid().safeParse(taskId).success
    ? await db().generationRun.findUnique({ where: { id: taskId.toLowerCase() } })
    : null;
  if (!run) throw noRun();
  return run;
}

import "server-only";
import { z } from "zod";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { GenerationRun } from "@/lib/generated/prisma/client";

/** @throws DomainError not_found, also when `taskId` is not a UUID */
export async function getRun(taskId: string): Promise<GenerationRun> {
  const run = z.uuid().safeParse(taskId).success
    ? await db().generationRun.findUnique({ where: { id: taskId.toLowerCase() } })
    : null;
  if (!run) throw new DomainError("not_found", "There is no run with this id.");
  return run;
}

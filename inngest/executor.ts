import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { prismaJournal } from "@/lib/journal/prisma-journal";
import { createExecutor, type Executor } from "./embedded/executor";

/** The process's embedded executor; it does nothing until it is started. */
export function executor(): Executor {
  return singleton("executor", () => createExecutor({ journal: prismaJournal(), logger }));
}

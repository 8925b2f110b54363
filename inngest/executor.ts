import { createExecutor, type Executor } from "@/lib/builtin/executor/executor";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { prismaJournal } from "@/lib/store/journal/prisma-journal";

/** The process's embedded executor; it does nothing until it is started. */
export function executor(): Executor {
  return singleton("executor", () => createExecutor({ journal: prismaJournal(), logger }));
}

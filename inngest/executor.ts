import { prismaJournal } from "@/lib/journal/prisma-journal";
import { logger } from "@/lib/logger";
import { singleton } from "@/lib/singleton";
import { createExecutor, type Executor } from "./embedded/executor";

/** The process's embedded executor; it does nothing until it is started. */
export function executor(): Executor {
  return singleton("executor", () => createExecutor({ journal: prismaJournal(), logger }));
}

import { Inngest } from "inngest";
import { createExecutor, type Executor } from "@/lib/builtin/executor/executor";
import { env } from "@/lib/core/env";
import { isEmbedded } from "@/lib/core/executor-kind";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { prismaJournal } from "@/lib/store/journal/prisma-journal";
import { serverFetch } from "./server-fetch";

/** The Inngest client, of a real server where one is configured, else of the built-in executor. */
export const inngest = new Inngest({
  id: "waywo-designer",
  logger,
  ...(isEmbedded()
    ? {
        isDev: true,
        baseUrl: "http://embedded.invalid",
        eventKey: "embedded",
        fetch: (...request: Parameters<typeof fetch>) => executor().fetch(...request),
      }
    : {
        isDev: env().INNGEST_DEV !== undefined,
        fetch: serverFetch,
        ...(env().INNGEST_BASE_URL ? { baseUrl: env().INNGEST_BASE_URL } : {}),
        ...(env().INNGEST_EVENT_KEY ? { eventKey: env().INNGEST_EVENT_KEY } : {}),
        ...(env().INNGEST_SIGNING_KEY ? { signingKey: env().INNGEST_SIGNING_KEY } : {}),
      }),
});

/** The built-in executor of this process; idle until it is started. */
export function executor(): Executor {
  return singleton("executor", () => createExecutor({ journal: prismaJournal(), logger }));
}

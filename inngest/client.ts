import { Inngest } from "inngest";
import { env } from "@/lib/core/env";
import { logger } from "@/lib/core/logger";
import { executor } from "./executor";
import { isEmbedded } from "./is-embedded";
import { serverFetch } from "./server-fetch";

/** The Inngest client: of a real server where one is configured, else of the embedded executor. */
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

import { Inngest } from "inngest";
import { createExecutor, type Executor } from "@/lib/builtin/executor/executor";
import { env } from "@/lib/core/env";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { prismaJournal } from "@/lib/store/journal/prisma-journal";
import { isEmbedded } from "./env";

/** For an event. The SDK tries five times with 1.5 to 1.9 s of waits, so a silent server is reported within 12 s. */
const EVENT_TIMEOUT_MS = 2000;
const OTHER_TIMEOUT_MS = 30_000;

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
        fetch: fetchWithTimeout,
        ...(env().INNGEST_BASE_URL ? { baseUrl: env().INNGEST_BASE_URL } : {}),
        ...(env().INNGEST_EVENT_KEY ? { eventKey: env().INNGEST_EVENT_KEY } : {}),
        ...(env().INNGEST_SIGNING_KEY ? { signingKey: env().INNGEST_SIGNING_KEY } : {}),
      }),
});

/** The built-in executor of this process; idle until it is started. */
export function executor(): Executor {
  return singleton("executor", () => createExecutor({ journal: prismaJournal(), logger }));
}

/** `fetch` with a timeout; Node's own waits for minutes. */
async function fetchWithTimeout(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const timeout = AbortSignal.timeout(pathname.startsWith("/e/") ? EVENT_TIMEOUT_MS : OTHER_TIMEOUT_MS);
  try {
    return await fetch(input, { ...init, signal: timeout });
  } catch (cause) {
    // The SDK takes an error whose message starts otherwise for a bug in this function.
    throw timeout.aborted ? new Error("fetch failed: no answer in time", { cause }) : cause;
  }
}

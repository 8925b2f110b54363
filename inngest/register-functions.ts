import { serve } from "inngest/edge";
import { logger } from "@/lib/core/logger";
import { singleFlight } from "@/lib/core/single-flight";
import { singleton } from "@/lib/core/singleton";
import { ownOrigin } from "./env";
import { isRegistered, queueTrouble } from "./queue-trouble";
import { SERVED } from "./serve";

/** For this process alone, which need not prove to itself who asks; the network's is in `serve.ts`. */
const handle: (request: Request) => Promise<Response> = serve({ ...SERVED, enableUnauthedSync: true });

const warned = () => singleton("no-origin-warned", () => ({ yet: false }));

/**
 * Tells the server the app's functions: one that does not know them takes an event and forgets it, and one that was
 * restarted may have forgotten them. For one that knows them nothing changes. Calls at the same time share one
 * registration; it never throws, and `queueTrouble` has the reason of a failure.
 *
 * @returns whether the server has them; true, too, where only the server knows the app's address and has to ask for them
 */
export function registerFunctions(): Promise<boolean> {
  return singleFlight("register", async () => {
    const origin = ownOrigin();
    if (!origin) {
      if (!warned().yet)
        logger.warn("INNGEST_SERVE_ORIGIN is not set, so the server has to sync the app itself");
      warned().yet = true;
      return true;
    }
    const { host } = new URL(origin);
    await handle(new Request(`${origin}/api/inngest`, { method: "PUT", headers: { host } }));
    if (isRegistered()) return true;
    logger.warn({ reason: queueTrouble() }, "the app could not register with Inngest; trying again");
    return false;
  });
}

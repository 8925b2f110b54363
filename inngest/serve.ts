import { serve } from "inngest/edge";
import { DomainError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";
import { inngest } from "./client";
import { functions } from "./functions";

/** Where the app takes calls from Inngest. */
export const SERVE_PATH = "/api/inngest";

const answer: (request: Request) => Promise<Response> = serve({
  client: inngest,
  functions,
  servePath: SERVE_PATH,
  // Unsigned, anyone could make the app register itself anew; a server signs its request to do so.
  enableUnauthedSync: false,
});

interface Calls {
  underWay: Set<Promise<Response>>;
  stopping: boolean;
}

const calls = () => singleton<Calls>("served-calls", () => ({ underWay: new Set(), stopping: false }));

/**
 * Answers Inngest's calls: over the network from a real server, in process from the embedded executor.
 *
 * @throws DomainError stopping, after `stopServing`
 */
export async function serveInngest(request: Request): Promise<Response> {
  const { underWay, stopping } = calls();
  if (stopping) throw new DomainError("stopping", "The server is stopping; call again once it is back.");
  const call = answer(request);
  underWay.add(call);
  try {
    return await call;
  } finally {
    underWay.delete(call);
  }
}

/** Takes no more calls, and resolves when those under way have ended, or after `graceMs` milliseconds. */
export async function stopServing(graceMs: number): Promise<void> {
  calls().stopping = true;
  let patience: NodeJS.Timeout | undefined;
  const impatient = new Promise((resolve) => {
    patience = setTimeout(resolve, graceMs);
  });
  await Promise.race([Promise.allSettled(calls().underWay), impatient]);
  clearTimeout(patience);
}

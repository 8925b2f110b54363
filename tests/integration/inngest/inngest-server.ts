import { createExecutor, type Executor } from "@/lib/builtin/executor/executor";
import { createMemoryJournal } from "../../support/memory-journal";
import { type InngestStub, startInngestStub } from "./inngest-stub";
import type { InngestRoute } from "./real-app";
import { signatureOf } from "./signature";

export interface InngestServer extends InngestStub {
  /** Registers the app's functions and runs them from then on, with signed requests. */
  drive(route: InngestRoute): Promise<void>;
}

/**
 * As much of an Inngest server as a run needs: it takes events and registrations over HTTP, lets the built-in
 * executor schedule the calls, and signs each call as the SDK specification says.
 */
export async function startInngestServer(signingKey: string): Promise<InngestServer> {
  const engine: Executor = createExecutor({ journal: createMemoryJournal() });
  const stub = await startInngestStub(async ({ method, path, body }) => {
    const response = await engine.fetch(`http://engine.invalid${path}`, {
      method,
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  });
  return {
    ...stub,
    drive: (route) =>
      engine.start(async (request) => {
        const body = await request.text();
        const headers = new Headers(request.headers);
        headers.set("x-inngest-signature", signatureOf(body, signingKey));
        const method = request.method === "PUT" ? "PUT" : "POST";
        return route[method](new Request(request.url, { method, headers, ...(body ? { body } : {}) }));
      }),
    close: async () => {
      await engine.stop();
      await stub.close();
    },
  };
}

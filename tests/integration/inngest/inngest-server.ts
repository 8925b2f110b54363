import { createExecutor, type Executor } from "@/lib/builtin/executor/executor";
import { createMemoryJournal } from "../../support/memory-journal";
import { type InngestStub, startInngestStub } from "./inngest-stub";
import type { InngestRoute } from "./real-app";
import { signatureOf } from "./signature";

export interface InngestServer extends InngestStub {
  /** Registers the app's functions and runs them from then on, with signed requests. */
  drive(route: InngestRoute): Promise<void>;
}

/** A call of a function, as far as tests look at it. */
export interface FunctionCall {
  function: string;
  data: { taskId: string; row?: number; round: number };
}

/** What a server can do that is not as it should be. */
export interface Troubles {
  /** Takes an event, and forgets it. */
  loses?(event: { id?: string; name: string }): boolean;
  /** Answers a call in the app's place. */
  answers?(call: FunctionCall): Response | null;
  /** Makes every call twice at once, and takes the first answer. */
  callsTwice?: boolean;
  /** Knows nothing of cancellation: what it once began it carries on. */
  neverCancels?: boolean;
}

/**
 * As much of an Inngest server as a run needs: it takes events and registrations over HTTP, lets the built-in
 * executor schedule the calls, and signs each call as the SDK specification says.
 */
export async function startInngestServer(
  signingKey: string,
  troubles: Troubles = {},
): Promise<InngestServer> {
  const engine: Executor = createExecutor({ journal: createMemoryJournal(), random: () => 0 });
  const stub = await startInngestStub(async ({ method, path, body }) => {
    const [event] = path.startsWith("/e/") ? (body as { id?: string; name: string }[]) : [];
    if (event && troubles.loses?.(event)) return { status: 200, body: { ids: ["lost"], status: 200 } };
    if (path === "/fn/register" && troubles.neverCancels) {
      for (const config of (body as { functions: { cancel?: unknown }[] }).functions) delete config.cancel;
    }
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
        const call = () =>
          route[method](new Request(request.url, { method, headers, ...(body ? { body } : {}) }));
        if (method === "PUT") return call();
        const { data } = (JSON.parse(body) as { event: Pick<FunctionCall, "data"> }).event;
        const name = new URL(request.url).searchParams.get("fnId") ?? "";
        const answer = troubles.answers?.({ function: name.replace("waywo-designer-", ""), data });
        if (answer) return answer;
        if (!troubles.callsTwice) return call();
        const [first] = await Promise.all([call(), call()]);
        return first;
      }),
    close: async () => {
      await engine.stop();
      await stub.close();
    },
  };
}

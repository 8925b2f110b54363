import { createExecutor, type Executor } from "@/lib/builtin/executor/executor";
import { createMemoryJournal } from "../../support/memory-journal";
import { type Answer, type InngestStub, type Received, startInngestStub } from "./inngest-stub";
import type { InngestRoute } from "./real-app";
import { showsKey, signatureOf } from "./signature";

export interface InngestServer extends InngestStub {
  /** Has the app register its functions, with a signed request, and runs them from then on. */
  drive(route: InngestRoute): Promise<void>;
  /** Runs the app's functions from then on, if the app registers them by itself. */
  connect(route: InngestRoute): void;
  /** Signs calls with this key from now on, and demands it of registrations. */
  useKey(signingKey: string): void;
  /** Ends at once and starts again: its queue was in memory, and so was what it knew of the app. */
  restart(): Promise<void>;
}

/** A call of a function, as far as tests look at it. */
export interface FunctionCall {
  function: string;
  data: { taskId: string; row?: number; round: number };
  /** The step that is asked for; "step" where the SDK decides. */
  step: string;
}

/** What a server can do that is not as it should be. */
export interface Troubles {
  /** Takes an event, and forgets it. */
  loses?(event: { id?: string; name: string }): boolean;
  /** Answers a call in the app's place. */
  answers?(call: FunctionCall): Response | null;
  /** Delivers a call in its own way; each delivery signs it anew. */
  delivers?(call: FunctionCall, deliver: () => Promise<Response>): Promise<Response>;
  /** Makes every call twice at once, and takes the first answer. */
  callsTwice?: boolean;
  /** Knows nothing of cancellation: what it once began it carries on. */
  neverCancels?: boolean;
  /** Takes registrations of anybody, as servers did that had no keys. */
  trustsAnybody?: boolean;
  /** Answers a registration in its own way. */
  registers?(): Answer | null | Promise<null>;
  /** Has no other event key. */
  eventKey?: string;
  /** How many times faster than a clock's its waits between attempts pass. */
  speed?: number;
}

/**
 * As much of an Inngest server as a run needs: it takes events and registrations over HTTP, lets the built-in
 * executor schedule the calls, and signs each call as the SDK specification says. It forgets events of functions that
 * it does not know.
 */
export async function startInngestServer(key: string, troubles: Troubles = {}): Promise<InngestServer> {
  let signingKey = key;
  let target: InngestRoute | null = null;
  let engine = await startEngine();

  async function startEngine(): Promise<Executor> {
    const { speed = 1 } = troubles;
    const executor = createExecutor({
      journal: createMemoryJournal(),
      random: () => 0,
      setTimer: (callback, ms) => {
        const timer = setTimeout(callback, ms / speed).unref();
        return () => clearTimeout(timer);
      },
    });
    // It would ask the app for its functions; a server only waits for them.
    await executor.start(async (request) => (request.method === "PUT" ? Response.json({}) : call(request)));
    return executor;
  }

  async function call(request: Request): Promise<Response> {
    const body = await request.text();
    const deliver = async () => {
      if (!target) throw new Error("connection refused");
      const headers = new Headers(request.headers);
      headers.set("x-inngest-signature", signatureOf(body, signingKey));
      return target.POST(new Request(request.url, { method: "POST", headers, body }));
    };
    const { data } = (JSON.parse(body) as { event: Pick<FunctionCall, "data"> }).event;
    const { searchParams } = new URL(request.url);
    const name = (searchParams.get("fnId") ?? "").replace("waywo-designer-", "");
    const one = { function: name, data, step: searchParams.get("stepId") ?? "step" };
    const answer = troubles.answers?.(one);
    if (answer) return answer;
    if (troubles.delivers) return troubles.delivers(one, deliver);
    if (!troubles.callsTwice) return deliver();
    const [first] = await Promise.all([deliver(), deliver()]);
    return first;
  }

  const stub = await startInngestStub(async ({ method, path, headers, body }) => {
    if (method === "HEAD") return { status: 200, body: "" };
    const isRegistration = path === "/fn/register";
    const refusal = (isRegistration && (await troubles.registers?.())) || refuse({ path, headers });
    if (refusal) return refusal;
    const [event] = path.startsWith("/e/") ? (body as { id?: string; name: string }[]) : [];
    if (event && troubles.loses?.(event)) return { status: 200, body: { ids: ["lost"], status: 200 } };
    if (isRegistration && troubles.neverCancels) {
      for (const config of (body as { functions: { cancel?: unknown }[] }).functions) delete config.cancel;
    }
    const response = await engine.fetch(`http://engine.invalid${path}`, {
      method,
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  });

  /** As Inngest's own server (1.44) refuses. */
  function refuse({ path, headers }: Pick<Received, "path" | "headers">): Answer | null {
    if (path === "/fn/register" && !troubles.trustsAnybody && !showsKey(headers.authorization, signingKey)) {
      return { status: 401, body: "Authentication failed\n" };
    }
    if (path.startsWith("/e/") && troubles.eventKey && path !== `/e/${troubles.eventKey}`) {
      return { status: 401, body: { error: "Event key not found", status: 401 } };
    }
    return null;
  }

  return {
    ...stub,
    connect: (route) => {
      target = route;
    },
    drive: async (route) => {
      target = route;
      const headers = { host: "app.test", "x-inngest-signature": signatureOf("", signingKey) };
      const response = await route.PUT(
        new Request("http://embedded.invalid/api/inngest", { method: "PUT", headers }),
      );
      if (response.status !== 200) throw new Error(await response.text());
    },
    useKey: (key) => {
      signingKey = key;
    },
    restart: async () => {
      const old = engine;
      engine = await startEngine();
      await old.stop({ graceMs: 0 });
    },
    close: async () => {
      await engine.stop();
      await stub.close();
    },
  };
}

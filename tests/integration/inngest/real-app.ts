import { vi } from "vitest";
import type { Health } from "@/lib/contracts/health";
import type { TestApp } from "../../support/app";

export type InngestRoute = Record<"GET" | "POST" | "PUT", (request: Request) => Promise<Response>>;

export interface RealApp {
  app: TestApp;
  /** The handlers of /api/inngest. */
  route: InngestRoute;
}

/** Starts the app with an environment of its own. Modules are reloaded, because they read it when they load. */
export async function startRealApp(env: Record<string, string>): Promise<RealApp> {
  vi.resetModules();
  vi.stubEnv("LOG_LEVEL", "silent");
  const { startApp } = await import("../../support/app");
  const app = await startApp({ env });
  const route = await import("@/app/api/inngest/route");
  const through = (handler: typeof route.POST) => (request: Request) =>
    handler(request, { params: Promise.resolve({}) });
  return { app, route: { GET: through(route.GET), POST: through(route.POST), PUT: through(route.PUT) } };
}

/** A request to the serve endpoint. */
export function serveRequest(
  method: "GET" | "POST" | "PUT",
  { query = "", body, signature }: { query?: string; body?: string; signature?: string } = {},
): Request {
  return new Request(`http://app.test/api/inngest${query}`, {
    method,
    headers: {
      host: "app.test",
      "content-type": "application/json",
      ...(signature ? { "x-inngest-signature": signature } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
}

export async function health(): Promise<Health> {
  const { GET } = await import("@/app/api/health/route");
  const request = new Request("http://app.test/api/health");
  return (await GET(request, { params: Promise.resolve({}) })).json();
}

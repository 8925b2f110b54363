import { ENDPOINTS } from "@/lib/contracts";
import type { EndpointName } from "@/lib/contracts/paths";
import type { RouteHandler } from "@/lib/http/with-problems";

type RouteModule = Partial<Record<string, RouteHandler>>;

/** Every route file of app/api, by its path. */
const ROUTES = import.meta.glob<RouteModule>("/app/api/**/route.ts");

async function handlerOf(name: EndpointName): Promise<RouteHandler> {
  const { method, path } = ENDPOINTS[name];
  const file = `/app${path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`;
  const handler = (await ROUTES[file]?.())?.[method];
  if (!handler) throw new Error(`${file} has no ${method}`);
  return handler;
}

/** Answers a request with the route of its address, as a server would. */
export async function routeRequest(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const name of Object.keys(ENDPOINTS) as EndpointName[]) {
    const { method, path } = ENDPOINTS[name];
    const pattern = new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const match = method === request.method ? pattern.exec(pathname) : null;
    if (match) return (await handlerOf(name))(request, { params: Promise.resolve({ ...match.groups }) });
  }
  throw new Error(`${request.method} ${pathname} is no endpoint.`);
}

export interface EndpointCall {
  params?: Record<string, string>;
  /** As it stands in the address, without the question mark. */
  search?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Calls the route of an endpoint as Next would. */
export async function callEndpoint(
  name: EndpointName,
  { params = {}, search = "", headers = {}, body }: EndpointCall = {},
): Promise<Response> {
  const { method, path } = ENDPOINTS[name];
  const filled = path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(params[key] ?? ""));
  const request = new Request(`http://app.test${filled}${search && `?${search}`}`, {
    method,
    headers,
    // Bytes, because a text would bring a content type of its own.
    ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
  });
  return (await handlerOf(name))(request, { params: Promise.resolve(params) });
}

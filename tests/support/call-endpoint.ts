import { ENDPOINTS } from "@/lib/contracts";
import type { EndpointName } from "@/lib/contracts/paths";
import type { RouteHandler } from "@/lib/http/with-problems";

type RouteModule = Partial<Record<string, RouteHandler>>;

/** Every route file of app/api, by its path. */
const ROUTES = import.meta.glob<RouteModule>("/app/api/**/route.ts");

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
  const file = `/app${path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`;
  const handler = (await ROUTES[file]?.())?.[method];
  if (!handler) throw new Error(`${file} has no ${method}`);
  const filled = path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(params[key] ?? ""));
  const request = new Request(`http://app.test${filled}${search && `?${search}`}`, {
    method,
    headers,
    // Bytes, because a text would bring a content type of its own.
    ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

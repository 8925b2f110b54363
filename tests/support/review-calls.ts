import type { EndpointName } from "@/lib/contracts/paths";
import { callEndpoint, type EndpointCall } from "./call-endpoint";

export const ADMIN_TOKEN = "an-admin-token-of-32-characters!";

/** Calls an endpoint as an admin, with a body where there is one. */
export function callAsAdmin(
  name: EndpointName,
  { id, search = "", body }: { id?: number | string; search?: string; body?: unknown } = {},
): Promise<Response> {
  const call: EndpointCall = {
    search,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" },
    ...(id === undefined ? {} : { params: { id: String(id) } }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return callEndpoint(name, call);
}

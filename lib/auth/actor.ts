import "server-only";
import type { Access, Endpoint } from "@/lib/contracts/endpoint";

/** Who a request comes from. */
export interface Actor {
  kind: Access;
}

/** Who asks, if they may call the endpoint. */
export async function authorise(
  _endpoint: Endpoint,
  _request: Request,
  _params: Record<string, string | string[]>,
): Promise<Actor> {
  return { kind: "anyone" };
}

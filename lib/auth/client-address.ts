import "server-only";
import { isIPv6 } from "node:net";
import { covers } from "@/lib/contracts/endpoint";
import type { Actor } from "./actor";

/** Set by scripts/lib/http-server.mjs, whatever the client sends; `next dev` has none, and counts nothing. */
const CLIENT_HEADER = "x-client-address";

/**
 * Who limits count a request for: the client's IPv4 address, or the first 64 bits of its IPv6 one, since a single
 * machine has all of these. Null where no server tells.
 */
export function clientOf({ headers }: Request): string | null {
  const address = headers.get(CLIENT_HEADER)?.replace(/^::ffff:(?=[\d.]+$)|%.*$/gi, "");
  if (!address) return null;
  if (!isIPv6(address)) return address;
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const [before = [], after = []] = groups.map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return `${[...before, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}

/** Whom a limit counts a request for; null for an admin whose token is good for anybody's runs, who has none. */
export const limitedClient = (actor: Actor, request: Request) =>
  actor.kind === "admin" && covers(actor.scopes, "generate") ? null : clientOf(request);

import { isIP } from "node:net";
import { z } from "zod";

/** One line of text, without control characters. */
export const line = z.string().regex(/^[^\p{Cc}\u2028\u2029]+$/u);

const isOrigin = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
};
/** As browsers send them: scheme, host and port, without a path. */
export const origins = line
  .transform((text) => text.split(",").map((origin) => origin.trim()))
  .refine((list) => list.every((origin) => origin === "*" || isOrigin(origin)));

/** An IP address or a name. What looks like a number is one in disguise: 0 is every address of the machine. */
export function isHost(host: string): boolean {
  if (isIP(host)) return true;
  return /^[a-z\d](?:[a-z\d._-]*[a-z\d])?$/i.test(host) && !/(?:^|\.)(?:\d+|0x[\da-f]*)$/i.test(host);
}

/** As a Host header has them, without a port. */
export const hosts = line
  .transform((text) => text.split(",").map((host) => host.trim().toLowerCase()))
  .refine((list) => list.every((host) => host === "*" || isHost(host)));

/** Names as scripts/lib/forwarding.mjs has them. */
const range = z.union([
  z.enum(["loopback", "linklocal", "uniquelocal"]),
  z.ipv4(),
  z.ipv6(),
  z.cidrv4(),
  z.cidrv6(),
]);
export const proxies = line
  .transform((text) => text.split(",").map((proxy) => proxy.trim().toLowerCase()))
  .pipe(z.array(range));

import "server-only";
import { lookup as resolve } from "node:dns";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";
import { DomainError } from "@/lib/core/errors";
import { TransportFailure } from "./transport-failure";

/** No address of a machine that serves models: it is the neighbourhood's own, and clouds tell their secrets there. */
const LINK_LOCAL = "169.254.0.0/16";
/** Where clouds tell a machine its keys, outside the link-local range: Alibaba, Azure, Oracle. */
const METADATA = ["100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32"];
/**
 * IPv6: link-local; the metadata of AWS and Google; tunnels and translations that hide an IPv4 address where no range
 * tells it (Teredo, local NAT64).
 */
const FORBIDDEN_V6 = ["fe80::/10", "fd00:ec2::/32", "fd20:ce::254/128", "2001::/32", "64:ff9b:1::/48"];
const METADATA_NAMES = /^(?:metadata|metadata\.goog|instance-data|(?:.+\.)?metadata\.google\.internal)\.?$/i;

const FORBIDDEN = forbiddenRanges();

function forbiddenRanges(): BlockList {
  const list = new BlockList();
  const add = (range: string) => {
    const [address = "", length] = range.split("/");
    list.addSubnet(address, Number(length), isIPv6(address) ? "ipv6" : "ipv4");
  };
  for (const range of [LINK_LOCAL, ...METADATA]) [range, ...hiddenIn6(range)].forEach(add);
  FORBIDDEN_V6.forEach(add);
  return list;
}

/** The IPv6 ranges that mean an IPv4 one; Node looks into `::ffff:` itself. */
function hiddenIn6(range: string): string[] {
  const [address = "", length] = range.split("/");
  const bytes = address.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"));
  const hex = `${bytes.slice(0, 2).join("")}:${bytes.slice(2).join("")}`;
  const last = Number(length) + 96;
  return [
    `::${hex}/${last}`,
    `::ffff:0:${hex}/${last}`,
    `64:ff9b::${hex}/${last}`,
    `2002:${hex}::/${Number(length) + 16}`,
  ];
}

/**
 * Why a host must not be called, as a clause; null for any other, private ones among them.
 *
 * @param host a name, or an address as URLs have it
 */
export function whyForbidden(host: string): string | null {
  const plain = host.replace(/^\[|\]$|%.*$/g, "");
  if (METADATA_NAMES.test(plain)) return `${plain} is a cloud's metadata service`;
  if (isIP(plain) === 0 || !FORBIDDEN.check(plain, isIPv6(plain) ? "ipv6" : "ipv4")) return null;
  return `${plain} is a link-local address, or a cloud's metadata service`;
}

/**
 * Resolves a name for a connection, to addresses that may be called. A name is not looked up again between this and the
 * connection, so it cannot point elsewhere by then.
 */
export const lookupAllowed: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    // A machine of the local network may have a link-local address as well.
    const allowed = addresses.filter(({ address }) => whyForbidden(address) === null);
    const [first] = allowed;
    if (!first) {
      const why = whyForbidden(addresses[0]?.address ?? "") ?? "it has none";
      return callback(forbidden(`${hostname} is called at none of its addresses: ${why}`), []);
    }
    if (options.all) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};

export const forbidden = (clause: string) => new TransportFailure("forbidden", clause);

/**
 * For an address that an admin enters. Names are looked up when they are called, not here.
 *
 * @throws DomainError invalid_request
 */
export function assertAllowedUrl(text: string): void {
  const refuse = (sentence: string) => new DomainError("invalid_request", sentence);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw refuse("An address begins with http:// or https://.");
  if (url.username || url.password)
    throw refuse("An address holds no user and no password; enter the key by itself.");
  const clause = whyForbidden(url.hostname);
  if (clause) throw refuse(`${clause}, which is never called.`);
}

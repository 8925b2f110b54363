import { BlockList, isIP, isIPv6 } from "node:net";

/** @typedef {import("node:http").IncomingHttpHeaders} Headers */

/** What proxies write, and strangers: none of it reaches the app but what is settled here. */
const FORWARDING = /^(?:forwarded$|x-forwarded-|x-real-ip$|x-client-)/;

/**
 * Ranges that have a name in TRUSTED_PROXIES, as other servers know them.
 *
 * @type {Record<string, string[]>}
 */
const NAMED = {
  loopback: ["127.0.0.0/8", "::1/128"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

/**
 * The addresses that TRUSTED_PROXIES lists; its form is checked in lib/core/env.ts.
 *
 * @param {string | undefined} listed
 * @throws where a range cannot be read
 */
export function trustedProxies(listed = "") {
  const trusted = new BlockList();
  const names = listed.split(",").flatMap((name) => name.trim().toLowerCase() || []);
  for (const range of names.flatMap((name) => NAMED[name] ?? name)) {
    const [address = "", length] = range.split("/");
    const family = familyOf(address);
    if (length === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(length), family);
  }
  return trusted;
}

/**
 * Replaces what a request says of its way by what is known: the client's address and protocol, and the host it asked
 * for. Only a trusted proxy is believed; where its headers contradict each other, or say nothing, the connection counts.
 *
 * @param {Headers} headers
 * @param {string | undefined} remoteAddress of the connection
 * @param {BlockList} trusted
 */
export function settleForwarding(headers, remoteAddress, trusted) {
  const peer = plainAddress(remoteAddress ?? "") ?? "";
  const told = isTrusted(peer, trusted) ? readForwarding(headers, peer, trusted) : {};
  for (const name of Object.keys(headers)) if (FORWARDING.test(name)) delete headers[name];
  headers["x-client-address"] = told.address ?? peer;
  headers["x-client-protocol"] = told.protocol ?? "http";
  headers["x-forwarded-proto"] = headers["x-client-protocol"];
  if (told.host) headers["x-forwarded-host"] = told.host;
}

/**
 * @param {Headers} headers
 * @param {string} peer
 * @param {BlockList} trusted
 * @returns {{ address?: string | undefined, protocol?: string | undefined, host?: string | undefined }}
 */
function readForwarding(headers, peer, trusted) {
  const elements = readForwarded(headers.forwarded);
  const ways = [
    listOf(headers["x-forwarded-for"]),
    elements.flatMap((element) => element.for ?? []),
    // A proxy's own address in it is a hop that the others tell of, too.
    listOf(headers["x-real-ip"]).filter((address) => !isTrusted(plainAddress(address) ?? "", trusted)),
  ].filter((way) => way.length > 0);
  const last = elements.at(-1);
  const protocol = only([listOf(headers["x-forwarded-proto"]).at(-1), last?.proto])?.toLowerCase();
  return {
    address: only(ways.map((way) => clientOf(way, peer, trusted))),
    protocol: protocol === "https" ? "https" : "http",
    host: only([listOf(headers["x-forwarded-host"]).at(-1), last?.host]),
  };
}

/**
 * The nearest address that is no trusted proxy's; of what cannot be read, the proxy that told it.
 *
 * @param {string[]} way from the client to the last proxy but one
 * @param {string} peer
 * @param {BlockList} trusted
 */
function clientOf(way, peer, trusted) {
  let nearest = peer;
  for (const hop of way.toReversed()) {
    const address = plainAddress(hop);
    if (!address) return nearest;
    nearest = address;
    if (!isTrusted(address, trusted)) return nearest;
  }
  return nearest;
}

/**
 * What all agree on that say anything.
 *
 * @param {(string | undefined)[]} told
 */
function only(told) {
  const different = new Set(told.filter(Boolean));
  return different.size === 1 ? [...different][0] : undefined;
}

const ELEMENT = /(?:"(?:[^"\\]|\\.)*"|[^,"])+/g;
const PAIR = /(?:^|;)\s*(for|proto|host)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";]*))\s*(?=;|$)/gi;

/**
 * The elements of a Forwarded header (RFC 7239).
 *
 * @param {string | undefined} header
 * @returns {Record<string, string>[]}
 */
function readForwarded(header = "") {
  return (header.match(ELEMENT) ?? []).map((element) => {
    const pairs = Array.from(element.trim().matchAll(PAIR), ([, name = "", quoted, token = ""]) => [
      name.toLowerCase(),
      quoted === undefined ? token : quoted.replace(/\\(.)/g, "$1"),
    ]);
    return Object.fromEntries(pairs);
  });
}

/** @param {string | string[] | undefined} header */
const listOf = (header) =>
  String(header ?? "")
    .split(",")
    .flatMap((part) => part.trim() || []);

/**
 * An address without port, brackets and zone, IPv4 in its own form; undefined for what is none.
 *
 * @param {string} text
 */
function plainAddress(text) {
  const [, bracketed, withPort] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text) ?? [];
  const address = (bracketed ?? withPort ?? text).replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:([\d.]+)$/.exec(address)?.[1];
  return [mapped, address].find((one) => one !== undefined && isIP(one));
}

/** @param {string} address @param {BlockList} trusted */
const isTrusted = (address, trusted) => isIP(address) > 0 && trusted.check(address, familyOf(address));

/** @param {string} address @returns {"ipv4" | "ipv6"} */
const familyOf = (address) => (isIPv6(address) ? "ipv6" : "ipv4");

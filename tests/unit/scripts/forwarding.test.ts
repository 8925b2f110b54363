import { describe, expect, test } from "vitest";
import { settleForwarding, trustedProxies } from "../../../scripts/lib/forwarding.mjs";

const TRUSTED = "loopback, 10.0.0.0/8,2001:db8:ffff::/48";

function settled(headers: Record<string, string>, peer = "127.0.0.1", listed = TRUSTED) {
  const copy: Record<string, string | undefined> = { host: "localhost", accept: "*/*", ...headers };
  settleForwarding(copy, peer, trustedProxies(listed));
  return copy;
}
const address = (headers: Record<string, string>, peer?: string) =>
  settled(headers, peer)["x-client-address"];

describe("a client's address", () => {
  test.each<[string, string, Record<string, string>]>([
    ["of the connection, where no proxy is between", "192.0.2.1", { "x-forwarded-for": "192.0.2.7" }],
    ["of the connection, from a neighbour of a trusted range", "11.0.0.1", { forwarded: "for=192.0.2.7" }],
    ["of the connection, from another IPv6 one", "2001:db8:fffe::1", { "x-real-ip": "192.0.2.7" }],
  ])("is that %s", (_what, peer, headers) => {
    expect(address(headers, peer)).toBe(peer);
  });

  test.each<[Record<string, string>, string]>([
    [{}, "127.0.0.1"],
    [{ "x-forwarded-for": "192.0.2.7" }, "192.0.2.7"],
    [{ "x-forwarded-for": "198.51.100.9, 192.0.2.7" }, "192.0.2.7"],
    [{ "x-forwarded-for": "198.51.100.9, 192.0.2.7, 10.1.2.3,10.0.0.1" }, "192.0.2.7"],
    [{ "x-forwarded-for": "127.0.0.1, 192.0.2.7" }, "192.0.2.7"],
    [{ "x-forwarded-for": "10.9.9.9, 10.0.0.1" }, "10.9.9.9"],
    [{ "x-forwarded-for": "192.0.2.7, unknown, 10.0.0.1" }, "10.0.0.1"],
    [{ "x-forwarded-for": "'; drop table" }, "127.0.0.1"],
    [{ "x-forwarded-for": ", ," }, "127.0.0.1"],
    [{ "x-forwarded-for": "192.0.2.7:4711" }, "192.0.2.7"],
    [{ "x-forwarded-for": "::ffff:192.0.2.7" }, "192.0.2.7"],
    [{ "x-forwarded-for": "[2001:DB8::7]:4711, 2001:db8:ffff::1" }, "2001:db8::7"],
    [{ "x-real-ip": "192.0.2.7" }, "192.0.2.7"],
    [{ "x-forwarded-for": "192.0.2.7, 10.0.0.1", "x-real-ip": "10.0.0.1" }, "192.0.2.7"],
    [{ forwarded: "for=198.51.100.9, for=192.0.2.7;proto=https;by=10.0.0.1" }, "192.0.2.7"],
    [{ forwarded: 'For="[2001:db8::7]:4711" ; Proto=https, for=10.0.0.1' }, "2001:db8::7"],
    [{ forwarded: 'for="a, for=192.0.2.9", for=10.0.0.1' }, "10.0.0.1"],
    [{ forwarded: "for=_hidden" }, "127.0.0.1"],
    [{ forwarded: 'for="192.0.2.7' }, "127.0.0.1"],
    [{ "x-forwarded-for": "192.0.2.7", forwarded: "for=192.0.2.8" }, "127.0.0.1"],
    [{ "x-forwarded-for": "192.0.2.7", "x-real-ip": "192.0.2.8" }, "127.0.0.1"],
    [{ "x-client-address": "192.0.2.7", "cf-connecting-ip": "192.0.2.7" }, "127.0.0.1"],
  ])("is told by a trusted proxy, the nearest first: %j", (headers, client) => {
    expect(address(headers)).toBe(client);
    expect(address(headers, "::ffff:127.0.0.1")).toBe(client);
  });

  test("is the proxy's own where nobody is trusted", () => {
    expect(settled({ "x-forwarded-for": "192.0.2.7" }, "127.0.0.1", "")["x-client-address"]).toBe(
      "127.0.0.1",
    );
  });
});

test.each<[string, Record<string, string>, string]>([
  ["127.0.0.1", { "x-forwarded-proto": "https" }, "https"],
  ["127.0.0.1", { "x-forwarded-proto": "http, HTTPS" }, "https"],
  ["127.0.0.1", { "x-forwarded-proto": "https, http" }, "http"],
  ["127.0.0.1", { "x-forwarded-proto": "javascript" }, "http"],
  ["127.0.0.1", { forwarded: 'for=192.0.2.7;proto="https"' }, "https"],
  ["127.0.0.1", { forwarded: "proto=https", "x-forwarded-proto": "http" }, "http"],
  ["127.0.0.1", { "x-client-protocol": "https" }, "http"],
  ["192.0.2.1", { "x-forwarded-proto": "https", forwarded: "proto=https" }, "http"],
])("HTTPS is what a trusted proxy says it is: %s %j", (peer, headers, protocol) => {
  const told = settled(headers, peer);
  expect([told["x-client-protocol"], told["x-forwarded-proto"]]).toEqual([protocol, protocol]);
});

test.each<[string, Record<string, string>, string | undefined]>([
  ["127.0.0.1", { "x-forwarded-host": "ideas.example" }, "ideas.example"],
  ["127.0.0.1", { forwarded: 'host="ideas.example:8443"' }, "ideas.example:8443"],
  ["127.0.0.1", { forwarded: "host=a.example", "x-forwarded-host": "b.example" }, undefined],
  ["192.0.2.1", { "x-forwarded-host": "ideas.example" }, undefined],
])("the host is what a trusted proxy was asked for: %s %j", (peer, headers, host) => {
  expect(settled(headers, peer)["x-forwarded-host"]).toBe(host);
});

test("other headers stay, and those of proxies go, whoever sent them", () => {
  const sent = { "x-forwarded-server": "a", "x-forwarded-port": "1", "x-real-ip": "b", forwarded: "for=c" };
  const told = settled({ ...sent, "x-run-token": "t" });
  expect(Object.keys(told).toSorted()).toEqual(
    [
      "accept",
      "host",
      "x-client-address",
      "x-client-protocol",
      "x-forwarded-proto",
      "x-run-token",
    ].toSorted(),
  );
});

test.each([
  ["loopback", "127.8.8.8", "128.0.0.1"],
  ["uniquelocal", "fd00::1", "2001:db8::1"],
  ["linklocal", "fe80::1%eth0", "fec0::1"],
  ["192.0.2.1", "192.0.2.1", "192.0.2.2"],
  ["2001:db8::/32", "2001:db8:1::1", "2001:db9::1"],
  ["0.0.0.0/0", "192.0.2.1", "2001:db8::1"],
])("%s names %s, and not %s", (listed, one, other) => {
  const headers = { "x-forwarded-for": "198.51.100.1" };
  expect(settled(headers, one, listed)["x-client-address"]).toBe("198.51.100.1");
  expect(settled(headers, other, listed)["x-client-address"]).toBe(other);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clientOf } from "@/lib/auth/client-address";
import { checkCredentials } from "@/lib/auth/failures";
import { LimitReachedError } from "@/lib/core/errors";
import { forgetSingletons } from "../../support/app";
import { Latch } from "../../support/latch";

const from = (address: string | null) =>
  new Request("http://app.test/", { headers: address === null ? {} : { "x-client-address": address } });
const wrong = () => null;
const right = () => "someone";

async function outcome(request: Request, check: () => string | null | Promise<string | null>) {
  return checkCredentials(request, check).then(
    (found) => found ?? "refused",
    (error: unknown) => (error instanceof LimitReachedError ? "too many" : error),
  );
}

beforeEach(() => {
  forgetSingletons();
  vi.useFakeTimers({ now: new Date("2026-11-26T02:00:00.000Z") });
});
afterEach(() => vi.useRealTimers());

test("an address may bring ten wrong credentials a minute, and right ones at any time before", async () => {
  const request = from("192.0.2.7");
  for (let index = 0; index < 9; index++) expect(await outcome(request, wrong)).toBe("refused");
  expect(await outcome(request, right)).toBe("someone");
  expect(await outcome(request, wrong)).toBe("refused");
  expect([await outcome(request, wrong), await outcome(request, right)]).toEqual(["too many", "too many"]);
  expect(await outcome(from("192.0.2.8"), wrong)).toBe("refused");
  vi.advanceTimersByTime(60_000);
  expect(await outcome(request, right)).toBe("someone");
});

test("ten of two hundred that come at once are compared, and a right one after them learns nothing", async () => {
  const request = from("192.0.2.7");
  const begun = new Latch();
  const outcomes = Array.from({ length: 200 }, (_, index) =>
    outcome(request, () => begun.wait().then(() => (index === 50 ? "someone" : null))),
  );
  begun.open();
  const all = await Promise.all(outcomes);
  expect(all.filter((one) => one === "refused")).toHaveLength(10);
  expect(all.filter((one) => one === "too many")).toHaveLength(190);
});

test("many right ones at once are all let in", async () => {
  const request = from("192.0.2.7");
  const all = await Promise.all(Array.from({ length: 50 }, () => outcome(request, right)));
  expect(new Set(all)).toEqual(new Set(["someone"]));
});

test("nothing is counted where no server says who asks", async () => {
  for (let index = 0; index < 20; index++) expect(await outcome(from(null), wrong)).toBe("refused");
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:2::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["1::", "1:0:0:0::/64"],
])("the address %s counts as %s", (address, client) => {
  expect(clientOf(from(address))).toBe(client);
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { problemSchema } from "@/lib/contracts/problem";
import { forgetSingletons } from "../../support/app";
import { askLimited } from "../../support/limited-endpoint";

async function ask(client: string | null, query?: string) {
  const response = await askLimited(client, query);
  return { response, left: response.headers.get("ratelimit"), status: response.status };
}

beforeEach(() => {
  forgetSingletons();
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-26T02:00:00.000Z") });
});
afterEach(() => vi.useRealTimers());

describe("an endpoint with a limit", () => {
  test("tells each client what is left, also in errors, and refuses what is more", async () => {
    const first = await ask("10.0.0.1");
    expect(first).toMatchObject({ status: 200, left: '"default";r=1;t=60' });
    expect(first.response.headers.get("ratelimit-policy")).toBe('"default";q=2;w=60');
    vi.setSystemTime("2026-11-26T02:00:10.500Z");
    expect(await ask("10.0.0.1", "?nope=1")).toMatchObject({ status: 422, left: '"default";r=0;t=50' });
    const { response, left } = await ask("10.0.0.1");
    expect([response.status, left, response.headers.get("retry-after")]).toEqual([
      429,
      '"default";r=0;t=50',
      "50",
    ]);
    expect(problemSchema.parse(await response.json())).toMatchObject({ code: "rate_limited", status: 429 });
    expect(await ask("10.0.0.2")).toMatchObject({ status: 200, left: '"default";r=1;t=50' });
  });

  test("begins again after its window, and after the clock was set back", async () => {
    for (let index = 0; index < 3; index++) await ask("10.0.0.1");
    vi.setSystemTime("2026-11-26T02:01:00.000Z");
    expect(await ask("10.0.0.1")).toMatchObject({ status: 200, left: '"default";r=1;t=60' });
    vi.setSystemTime("2026-11-25T02:00:00.000Z");
    expect(await ask("10.0.0.1")).toMatchObject({ status: 200, left: '"default";r=1;t=60' });
  });

  test("counts nothing where no server says who asks", async () => {
    for (let index = 0; index < 5; index++)
      expect(await ask(null)).toMatchObject({ status: 200, left: null });
  });
});

import { expect, test } from "vitest";
import { readMoment, readStore } from "@/lib/workers/read-store";

/** Nothing listens there. */
const ADDRESS = "postgres://reader:p%40ss-of-mine@127.0.0.1:9/p@ss-of-mine";

test.each([
  ["a reading", readStore],
  ["a reading of one moment", readMoment],
])(
  "%s of a server that does not answer says why, with the code, and names no password",
  async (_what, read) => {
    const failure = await read(ADDRESS, ({ query }) => query("SELECT 1")).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:9" });
  },
);

test("an address that is none is not told of", async () => {
  const url = "postgres://reader:hunter-2@[nowhere/waywo";
  const failure = await readStore(url, ({ query }) => query("SELECT 1")).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).not.toContain("hunter-2");
});

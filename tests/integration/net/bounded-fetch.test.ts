import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";

const stub = freshStub();

const call = () => boundedFetch({ timeoutMs: 10_000, maxBytes: 2 ** 20 })(`${stub().url}/models`);
const gzipped = (bytes: number) => ({
  status: 200,
  headers: { "content-encoding": "gzip" },
  body: gzipSync(Buffer.alloc(bytes, " ")),
});

describe("a compressed response", () => {
  test("is decoded", async () => {
    stub().answer(() => gzipped(1_000));
    const response = await call();
    expect([(await response.text()).length, response.headers.get("content-encoding")]).toEqual([1_000, null]);
  });

  test("is bounded by its decoded size", async () => {
    const bomb = gzipped(2 ** 26);
    expect(bomb.body.length).toBeLessThan(2 ** 17);
    stub().answer(() => bomb);
    await expect(call()).rejects.toThrow("the answer is larger than 1 MiB");
  });

  test.each([
    ["br", brotliCompressSync(Buffer.alloc(2 ** 26, " "))],
    ["deflate", deflateSync(Buffer.alloc(2 ** 26, " "))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(2 ** 26, " ")))],
  ])("is bounded however it is compressed: %s", async (encoding, body) => {
    expect(body.length).toBeLessThan(2 ** 17);
    stub().answer(() => ({ status: 200, headers: { "content-encoding": encoding }, body }));
    await expect(call()).rejects.toThrow("the answer is larger than 1 MiB");
  });
});

describe("the type of a response", () => {
  test.each<[string, string, string, string]>([
    ["JSON as a text", "text/plain", '{"a": 1}', "application/json"],
    ["JSON without a name", "", "[1]", "application/json"],
    ["JSON with a byte order mark", "text/plain", '\ufeff{"a": 1}', "application/json"],
    ["an event stream as JSON", "application/json", 'data: {"a": 1}\n\n', "text/plain"],
    ["a page as JSON", "application/json", "<html></html>", "text/plain"],
    ["nothing", "application/json", "", "text/plain"],
  ])("is what it holds: %s", async (_name, type, body, wanted) => {
    stub().answer(() => ({ status: 200, headers: { "content-type": type }, body }));
    expect((await call()).headers.get("content-type")).toBe(wanted);
  });
});

test.each([301, 302, 303, 307, 308])("a redirect is an answer, and not followed: %i", async (status) => {
  let asked = 0;
  stub().answer(() => {
    asked++;
    return { status, headers: { location: "/v1/elsewhere" }, body: "{}" };
  });
  expect([(await call()).status, asked]).toEqual([status, 1]);
});

test("what a call belongs to is let go soon after it, not at its deadline", { timeout: 30_000 }, async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const work = new AsyncLocalStorage<object>();
  const ask = boundedFetch({ timeoutMs: 600_000 });
  // The connection belongs to whoever opened it, and is kept.
  await (await ask(`${stub().url}/models`)).text();
  const called = await (async () => {
    const owner = { rows: 50 };
    await work.run(owner, async () => {
      const { signal } = new AbortController();
      await (await ask(`${stub().url}/models`, { signal })).text();
    });
    return new WeakRef(owner);
  })();
  await expect
    .poll(
      async () => {
        await turn();
        collectGarbage();
        return called.deref() === undefined;
      },
      // The timer of the connection that is kept goes off first.
      { interval: 200 },
    )
    .toBe(true);
});

import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { StubModel } from "@/tests/support/stub-model/stub";

let stub: StubModel;
beforeEach(async () => {
  stub = await StubModel.start();
});
afterEach(() => stub.close());

const call = () => boundedFetch({ timeoutMs: 10_000, maxBytes: 2 ** 20 })(`${stub.url}/models`);
const gzipped = (bytes: number) => ({
  status: 200,
  headers: { "content-encoding": "gzip" },
  body: gzipSync(Buffer.alloc(bytes, " ")),
});

describe("a compressed response", () => {
  test("is decoded", async () => {
    stub.answer(() => gzipped(1_000));
    const response = await call();
    expect([(await response.text()).length, response.headers.get("content-encoding")]).toEqual([1_000, null]);
  });

  test("is bounded by its decoded size", async () => {
    const bomb = gzipped(2 ** 26);
    expect(bomb.body.length).toBeLessThan(2 ** 17);
    stub.answer(() => bomb);
    await expect(call()).rejects.toThrow("the answer is larger than 1 MiB");
  });
});

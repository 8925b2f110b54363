import { afterEach, beforeEach } from "vitest";
import { StubModel, type StubOptions } from "./stub";

/**
 * For a test file: each test has a stub of its own, which is closed after it.
 *
 *     const stub = freshStub();
 *     test("…", async () => { await ask(question, testDeps(stub().url)); … });
 */
export function freshStub(options?: StubOptions): () => StubModel {
  let stub: StubModel;
  beforeEach(async () => {
    stub = await StubModel.start(options);
  });
  afterEach(() => stub.close());
  return () => stub;
}

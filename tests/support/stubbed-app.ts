import { afterEach } from "vitest";
import { startApp, type TestApp } from "./app";
import { stubEnv } from "./stub-env";
import { StubModel, type StubOptions } from "./stub-model/stub";

interface Launch {
  stub?: StubOptions;
  /** Added to the environment that names the stub; an empty value counts as unset. */
  env?: Record<string, string> | ((stub: StubModel) => Record<string, string>);
  seeded?: boolean;
}

/**
 * For a test file: launches an app whose model and embeddings are a stub's, and stops both after each test.
 *
 *     const launch = stubbedApp();
 *     test("…", async () => { const { app, stub } = await launch({ stub: { latency: 5 } }); … });
 */
export function stubbedApp(): (options?: Launch) => Promise<{ app: TestApp; stub: StubModel }> {
  let stop = async () => {};
  afterEach(() => stop());
  return async ({ stub: options, env, seeded = false } = {}) => {
    const stub = await StubModel.start(options);
    stop = () => stub.close();
    const app = await startApp({ env: stubEnv(stub, typeof env === "function" ? env(stub) : env), seeded });
    stop = async () => {
      await app.stop();
      await stub.close();
      stop = async () => {};
    };
    return { app, stub };
  };
}

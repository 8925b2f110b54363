import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { problemOf } from "../../support/app";
import { type RealApp, startRealApp } from "./real-app";
import { signatureOf } from "./signature";

const SIGNING_KEY = "signkey-test-0123456789abcdef";
const MAX_BYTES = 4 * 1024 * 1024;
const CHUNK = 64 * 1024;

let real: RealApp;
beforeAll(async () => {
  real = await startRealApp({
    NODE_ENV: "production",
    INNGEST_BASE_URL: "http://127.0.0.1:9",
    INNGEST_EVENT_KEY: "event-key",
    INNGEST_SIGNING_KEY: SIGNING_KEY,
  });
});
afterAll(async () => {
  await real.app.stop();
  vi.unstubAllEnvs();
});

/** A request whose body is counted as it is read. */
function counted(body: (sent: number) => string | null, headers: Record<string, string> = {}) {
  const read = { bytes: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const text = body(read.bytes);
        if (text === null) return controller.close();
        read.bytes += text.length;
        controller.enqueue(Buffer.from(text));
      },
      cancel() {
        read.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", headers: { host: "app.test", ...headers }, body: stream, duplex: "half" };
  return {
    read,
    request: new Request("http://app.test/api/inngest?fnId=x&stepId=step", init as RequestInit),
  };
}

describe("of an unsigned call to the serve endpoint", () => {
  const large = (sent: number) => (sent < 8 * MAX_BYTES ? " ".repeat(CHUNK) : null);

  test.each(["POST", "PUT"] as const)(
    "at most 4 MiB are read before a %s is refused with 413",
    async (method) => {
      const { request, read } = counted(large);
      const response = await real.route[method](request);
      expect(await problemOf(response)).toMatchObject({ status: 413, code: "body_too_large" });
      expect(read).toEqual({ bytes: MAX_BYTES + CHUNK, cancelled: true });
    },
  );

  test("nothing is read when its length says that it is too large", async () => {
    const { request, read } = counted(large, { "content-length": String(MAX_BYTES + 1) });
    expect((await real.route.POST(request)).status).toBe(413);
    expect(read.bytes).toBe(0);
  });

  test.each([
    ["4 MiB of JSON", `${" ".repeat(MAX_BYTES - 2)}{}`, 401, "unauthorized"],
    ["deep JSON", "[".repeat(MAX_BYTES / 4), 415, "not_json"],
    ["deep JSON that ends", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, 401, "unauthorized"],
    ["no JSON", "<!doctype html>", 415, "not_json"],
    ["nothing", "", 401, "unauthorized"],
  ])("%s is refused with a problem that tells nothing of the app", async (_what, body, status, code) => {
    const { request } = counted((sent) => (sent === 0 && body ? body : null));
    const response = await real.route.POST(request);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toMatch(/stack|\.js|node_modules/);
  });

  test("a body that breaks off is the client's doing", async () => {
    const { request } = counted((sent) => {
      if (sent > 0) throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
      return "{";
    });
    expect(await problemOf(await real.route.POST(request))).toMatchObject({
      status: 400,
      code: "not_received",
    });
  });
});

test("a signed call of nearly 4 MiB is taken", async () => {
  const body = JSON.stringify({ padding: "x".repeat(MAX_BYTES - 100) });
  const { request } = counted((sent) => (sent === 0 ? body : null), {
    "x-inngest-signature": signatureOf(body, SIGNING_KEY),
  });
  const response = await real.route.POST(request);
  expect([401, 413, 415]).not.toContain(response.status);
  expect(response.headers.get("x-inngest-signature")).toMatch(/^t=\d+&s=/);
});

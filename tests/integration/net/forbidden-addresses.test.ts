import type { LookupAddress } from "node:dns";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeProvider } from "@/lib/embeddings/provider";
import { makeEndpoint } from "@/lib/llm/endpoint";
import { boundedFetch } from "@/lib/net/bounded-fetch";
import { thrownFailure } from "@/lib/net/http-error";
import { RetryPolicy } from "@/lib/net/retry-policy";
import { TransportFailure } from "@/lib/net/transport-failure";

/** What a name leads to, at each lookup. */
const answers = vi.hoisted(() => ({ next: [] as string[][], asked: 0 }));

vi.mock("node:dns", async (original) => ({
  ...(await original<typeof import("node:dns")>()),
  lookup: (_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) => {
    answers.asked++;
    const found = answers.next.length > 1 ? answers.next.shift() : answers.next[0];
    callback(
      null,
      (found ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  },
}));

let server: Server;
let port: number;
let requests: string[];
beforeEach(async () => {
  requests = [];
  answers.asked = 0;
  server = createServer((request, response) => {
    requests.push(String(request.url));
    response.setHeader("connection", "close").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const call = (url: string) =>
  boundedFetch({ timeoutMs: 10_000 })(url).then(
    ({ status }) => status,
    (error: unknown) => {
      if (error instanceof TransportFailure) return `${error.kind}: ${error.message}`;
      throw error;
    },
  );

describe("a name", () => {
  test("that leads to a link-local address is not called", async () => {
    answers.next = [["169.254.169.254"]];
    expect(await call(`http://models.example:${port}/v1`)).toBe(
      "forbidden: models.example is called at none of its addresses: 169.254.169.254 is a link-local address, or a cloud's metadata service",
    );
  });

  test("is called at those of its addresses that may be", async () => {
    answers.next = [["fe80::1%eth0", "127.0.0.1"]];
    expect(await call(`http://box.local:${port}/v1`)).toBe(200);
  });

  test("is looked at for each connection, and looked up once for it", async () => {
    answers.next = [["127.0.0.1"], ["::ffff:169.254.169.254"]];
    expect(await call(`http://rebind.example:${port}/first`)).toBe(200);
    expect(answers.asked).toBe(1);
    expect(await call(`http://rebind.example:${port}/second`)).toMatch(/^forbidden: /);
    expect(requests).toEqual(["/first"]);
  });

  test("without addresses is none", async () => {
    answers.next = [[]];
    expect(await call("http://nowhere.example/")).toBe(
      "forbidden: nowhere.example is called at none of its addresses: it has none",
    );
  });
});

test.each([
  "http://169.254.169.254/latest",
  "http://[fe80::1]/",
  "http://2852039166/",
  "https://[64:ff9b::a9fe:a9fe]/",
])("an address is looked at before the connection: %s", async (url) => {
  expect(await call(url)).toMatch(/^forbidden: /);
  expect(answers.asked).toBe(0);
});

describe("a service at such an address fails at once, in a sentence", () => {
  const refused = new TransportFailure("forbidden", "169.254.169.254 is a link-local address");
  const settings = { LLM_TIMEOUT_MS: 1000, LLM_API_KEY: undefined, LLM_EXTRA_BODY: undefined };

  test("a model's, which ends the run, and which other settings mend", () => {
    const endpoint = makeEndpoint({
      ...settings,
      LLM_BASE_URL: "http://169.254.169.254/v1",
      LLM_MODEL_NAME: "m",
    });
    const failure = thrownFailure(refused, endpoint);
    expect(failure.error).toMatchObject({
      code: "llm_not_found",
      message:
        "The model endpoint is not called: 169.254.169.254 is a link-local address. Set LLM_BASE_URL to another.",
      needsSettings: true,
      stopsRun: true,
    });
    const policy = new RetryPolicy({ maxRetries: 3, retryBudgetMs: 60_000, random: () => 0 });
    expect(() => policy.nextDelay(failure, 0)).toThrow(failure.error);
  });

  test("an embedding service's", () => {
    const provider = makeProvider({
      LLM_TIMEOUT_MS: 1000,
      EMBEDDING_BASE_URL: undefined,
      EMBEDDING_MODEL_NAME: undefined,
      EMBEDDING_API_KEY: undefined,
      EMBEDDING_DIMENSIONS: undefined,
      EMBEDDING_URL: "http://169.254.169.254",
    });
    expect(thrownFailure(refused, provider)).toMatchObject({
      kind: "permanent",
      error: {
        code: "embedding_not_found",
        message:
          "The embedding endpoint is not called: 169.254.169.254 is a link-local address. Set EMBEDDING_URL to another.",
      },
    });
  });
});

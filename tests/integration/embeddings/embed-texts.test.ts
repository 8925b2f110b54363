import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { rememberSecrets } from "@/lib/core/secrets";
import type { EmbeddingDeps } from "@/lib/embeddings/deps";
import { embedText, embedTexts } from "@/lib/embeddings/embed-texts";
import { makeProvider } from "@/lib/embeddings/provider";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { EMBEDDING_FAULTS } from "@/tests/support/stub-model/embedding-faults";
import { vectorOf } from "@/tests/support/stub-model/good-reply";
import { StubModel, type StubReply } from "@/tests/support/stub-model/stub";

const KEY = "embed-key-0123456789";

let stub: StubModel;
beforeEach(async () => {
  stub = await StubModel.start({ dimensions: 32 });
});
afterEach(() => stub.close());

interface Options {
  kind?: "openai" | "waywo";
  maxRetries?: number;
  timeoutMs?: number;
  origin?: string;
}

/** Dependencies of one test's own; delays are recorded, not waited for. */
function depsFor({ kind = "openai", maxRetries = 3, timeoutMs = 300, origin }: Options = {}) {
  const address = origin ?? stub.origin;
  const provider = makeProvider({
    EMBEDDING_BASE_URL: kind === "openai" ? `${address}/v1` : undefined,
    EMBEDDING_URL: kind === "waywo" ? address : undefined,
    EMBEDDING_MODEL_NAME: kind === "openai" ? "vectors" : undefined,
    EMBEDDING_API_KEY: KEY,
    EMBEDDING_DIMENSIONS: 32,
    LLM_TIMEOUT_MS: timeoutMs,
  });
  const waits: number[] = [];
  const deps: EmbeddingDeps = {
    provider,
    limiter: new AdaptiveLimiter(4),
    clock: {
      now: () => performance.now(),
      wait: async (ms, signal) => {
        signal.throwIfAborted();
        waits.push(ms);
      },
    },
    random: () => 0.5,
    maxRetries,
    retryBudgetMs: 60_000,
  };
  return { ...deps, waits };
}

/** Replies in turn, the last one for ever. */
function replyInTurn(...replies: (StubReply | undefined)[]) {
  let at = 0;
  stub.answer(({ route }) => (route === "models" ? undefined : replies[Math.min(at++, replies.length - 1)]));
}

const failureOf = async (work: Promise<unknown>): Promise<DomainError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error(`no DomainError but ${error}`);
};

const WANTED = [Float32Array.from(vectorOf("a text", 32))];

describe.each(["openai", "waywo"] as const)("an answer of %s that cannot be used", (kind) => {
  test.each(Object.entries(EMBEDDING_FAULTS))("(%s) is asked for again", async (_name, fault) => {
    let calls = 0;
    stub.answer((request) => (calls++ < 2 ? fault(request) : undefined));
    const deps = depsFor({ kind });
    expect([(await embedText("a text", {}, deps)).vector]).toEqual(WANTED);
    expect([calls, deps.waits.length]).toEqual([3, 2]);
  });
});

describe("what is asked for again", () => {
  test("grows its delays after failures, not after embeddings that are wrong", async () => {
    const failing = depsFor();
    replyInTurn({ status: 500, body: {} });
    await failureOf(embedText("a text", {}, failing));
    expect(failing.waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000]);
    const wrong = depsFor();
    stub.reset();
    replyInTurn({ status: 200, body: { data: [] } });
    await failureOf(embedText("a text", {}, wrong));
    expect(wrong.waits).toEqual([500, 500, 500, 500, 500, 500]);
  });

  test("waits out a rate limit as told, and lowers the limit of calls in flight", async () => {
    replyInTurn({ status: 429, headers: { "retry-after": "7" }, body: {} }, undefined);
    const deps = depsFor({ maxRetries: 0 });
    await embedText("a text", {}, deps);
    expect([deps.waits, deps.limiter.limit]).toEqual([[7_125], 2]);
  });

  test("is nothing where LLM_MAX_RETRIES is 0", async () => {
    replyInTurn({ status: 500, body: {} });
    await failureOf(embedText("a text", {}, depsFor({ maxRetries: 0 })));
    expect(stub.counts.byRoute.embeddings).toBe(1);
  });

  test("has as many calls in flight as the limiter admits", async () => {
    let inFlight = 0;
    let most = 0;
    stub.answer(async () => {
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inFlight--;
      return undefined;
    });
    const deps = depsFor({ timeoutMs: 10_000 });
    await Promise.all(Array.from({ length: 12 }, (_, n) => embedText(`text ${n}`, {}, deps)));
    expect(most).toBe(4);
  });
});

describe("the last failure says why", () => {
  const error = (message: string) => ({ error: { message } });
  test.each<[string, StubReply, string, string, boolean]>([
    [
      "401",
      { status: 401, body: error(`Incorrect API key: ${KEY}`) },
      "embedding_unauthorized",
      "The embedding endpoint answered 401 (Incorrect API key: [key]): set EMBEDDING_API_KEY to a key it accepts.",
      false,
    ],
    [
      "403",
      { status: 403, body: { detail: "Not for you." } },
      "embedding_unauthorized",
      "The embedding endpoint answered 403 (Not for you.): set EMBEDDING_API_KEY to a key it accepts.",
      false,
    ],
    [
      "404",
      { status: 404, body: error("No model vectors.") },
      "embedding_not_found",
      "The embedding endpoint answered 404 (No model vectors.): set EMBEDDING_BASE_URL and EMBEDDING_MODEL_NAME " +
        "to what it has.",
      false,
    ],
    [
      "402",
      { status: 402, body: error("Top up first.") },
      "embedding_quota",
      "The embedding endpoint's quota is spent: Top up first.",
      true,
    ],
    [
      "302",
      { status: 302, headers: { location: `https://elsewhere.example/?k=${KEY}` } },
      "embedding_not_found",
      "The embedding endpoint redirects elsewhere (https://elsewhere.example/?k=[key]): set EMBEDDING_BASE_URL " +
        "to that address.",
      false,
    ],
    [
      "400",
      { status: 400, body: error("Too many tokens.") },
      "embedding_bad_request",
      "The embedding endpoint refused the request (400): Too many tokens.",
      true,
    ],
    [
      "503",
      { status: 503, body: error("The encoder is loading.") },
      "embedding_unavailable",
      "The embedding endpoint failed (503): The encoder is loading.",
      true,
    ],
    [
      "an error with status 200",
      { status: 200, body: { error: { message: "No key.", code: 401 } } },
      "embedding_unauthorized",
      "The embedding endpoint answered 401 (No key.): set EMBEDDING_API_KEY to a key it accepts.",
      false,
    ],
    [
      "HTML",
      { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Sign in</h1>" },
      "embedding_invalid",
      "The embedding endpoint's answer holds no embeddings; is EMBEDDING_BASE_URL right?",
      true,
    ],
    [
      "nothing in time",
      { fault: "stall" },
      "embedding_timeout",
      "did not answer: no whole answer within 0.3 s.",
      true,
    ],
    ["a reset", { fault: "reset" }, "embedding_unavailable", "did not answer: the connection broke", true],
    [
      "a zero",
      { status: 200, body: { data: [{ embedding: [0] }] } },
      "embedding_invalid",
      "Embedding is all zero",
      true,
    ],
  ])("%s", async (_what, reply, code, sentence, retryable) => {
    rememberSecrets([KEY]);
    replyInTurn(reply);
    const failure = await failureOf(embedText("a text", {}, depsFor({ maxRetries: 0 })));
    expect([failure.code, failure.retryable, failure.stopsRun]).toEqual([code, retryable, false]);
    expect(failure.message).toContain(sentence);
    expect(failure.message).not.toContain("0123456789");
  });

  test("of waywo's service names its own variable", async () => {
    replyInTurn({ status: 404, body: "no such page" });
    const failure = await failureOf(embedText("a text", {}, depsFor({ kind: "waywo" })));
    expect(failure.message).toBe(
      "The embedding endpoint answered 404 (no such page): set EMBEDDING_URL to what it has.",
    );
    expect(stub.log[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test("where nobody listens", async () => {
    const { host } = new URL(stub.origin);
    const deps = depsFor({ origin: stub.origin });
    await stub.close();
    const failure = await failureOf(embedText("a text", {}, deps));
    expect(failure.message).toBe(`Embedding endpoint unreachable: ${host}, connection refused.`);
    expect(failure.code).toBe("embedding_unreachable");
    expect(deps.waits).toHaveLength(3);
    stub = await StubModel.start();
  });
});

describe("an abort", () => {
  test("ends a call at once, with the signal's reason, and closes its socket", async () => {
    replyInTurn({ fault: "stall" });
    const controller = new AbortController();
    const work = failureOf(
      embedText("a text", { signal: controller.signal }, depsFor({ timeoutMs: 60_000 })),
    );
    await vi.waitFor(() => expect(stub.counts.byRoute.embeddings).toBe(1));
    controller.abort(new DomainError("run_cancelled", "The run was cancelled."));
    expect((await work).code).toBe("run_cancelled");
    await vi.waitFor(() => expect(stub.counts.openSockets).toBe(0));
  });

  test("by a deadline says what failed until then", async () => {
    replyInTurn({ status: 500, body: { error: { message: "Out of memory." } } });
    const deps = depsFor();
    const controller = new AbortController();
    deps.clock.wait = async () => {
      controller.abort(new DOMException("late", "TimeoutError"));
      controller.signal.throwIfAborted();
    };
    const failure = await failureOf(embedText("a text", { signal: controller.signal }, deps));
    expect(failure.message).toBe("The embedding endpoint failed (500): Out of memory.");
  });
});

describe("a batch that is not answered in time", () => {
  const texts = ["one", "two", "odd", "four"];
  const sizes = () => stub.log.map(({ body }) => [body.input].flat().length);

  test("is sent text by text at once, and the text that hangs is passed over without another try", async () => {
    stub.answer(({ body }) => ([body.input].flat().includes("odd") ? { fault: "stall" } : undefined));
    const { embeddings } = await embedTexts(texts, {}, depsFor({ timeoutMs: 1_000 }));
    expect(embeddings.map((embedding) => embedding instanceof DomainError)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    // The batch, a plain text that is answered, each text, and the plain one again for the one that hangs.
    expect(sizes()).toEqual([4, 1, 1, 1, 1, 1, 1]);
  });

  test("ends it with the reason, when no text at all has been embedded for long", async () => {
    replyInTurn({ fault: "stall" });
    const failure = await failureOf(embedTexts(texts, { maxIdleMs: 400 }, depsFor({ maxRetries: 1_000 })));
    expect(failure.code).toBe("embedding_timeout");
    expect(failure.message).toContain("did not answer");
  });
});

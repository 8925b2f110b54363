import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { ask } from "@/lib/llm/ask";
import { ENDPOINT_KINDS, type EndpointKind } from "@/tests/support/answers/kinds";
import {
  GOOD,
  GOOD_REPLY,
  jsonQuestion,
  proseQuestion,
  testDeps,
} from "@/tests/support/stub-model/questions";
import { StubModel } from "@/tests/support/stub-model/stub";

const PROSE = "A quiet harbour watch that counts the boats.";

interface Ended {
  value?: unknown;
  error?: DomainError;
}

async function ended(asked: Promise<unknown>): Promise<Ended> {
  try {
    return { value: await asked };
  } catch (error) {
    if (error instanceof DomainError) return { error };
    throw error;
  }
}

/** Asks for prose, then for JSON, as one process would: what the first question learns holds for the second. */
async function askBoth(stub: StubModel, kind: EndpointKind) {
  let index = 0;
  const forget = stub.answer(({ body }) => {
    const isProse = JSON.stringify(body.messages).includes("You invent.");
    return kind.reply({ body, index: index++ }) ?? (isProse ? { say: PROSE } : GOOD_REPLY);
  });
  const deps = testDeps(stub.url, { timeoutMs: 10_000, warmUpMs: 60_000 });
  try {
    const prose = await ended(ask(proseQuestion({ seed: 7 }), deps));
    const json = await ended(ask(jsonQuestion({ seed: 7 }), deps));
    return { prose, json, calls: index, waits: deps.waits };
  } finally {
    forget();
  }
}

describe.each(ENDPOINT_KINDS)("an endpoint with $name", (kind) => {
  let stub: StubModel;
  beforeAll(async () => {
    stub = await StubModel.start();
  });
  afterAll(() => stub.close());

  it("ends as the table says", async () => {
    const { prose, json, calls, waits } = await askBoth(stub, kind);
    if (kind.expect === "value") {
      expect([prose, json]).toEqual([{ value: PROSE }, { value: GOOD }]);
    } else {
      expect([prose.error?.code, json.error?.code]).toEqual([kind.expect, kind.expect]);
      expect(prose.error?.message).toContain(kind.says ?? "");
      expect(prose.error?.message).not.toMatch(/[{}]/);
    }
    expect(calls).toBeLessThanOrEqual(kind.calls);
    for (const [at, least] of (kind.waits ?? []).entries()) expect(waits[at]).toBeGreaterThanOrEqual(least);
  });
});

it("has names of their own", () => {
  expect(new Set(ENDPOINT_KINDS.map(({ name }) => name)).size).toBe(ENDPOINT_KINDS.length);
});
